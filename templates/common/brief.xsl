<?xml version="1.0" encoding="UTF-8"?>
<!--
	The city in brief: facts from the data beside the text of the chapter on the city. They stand in the side column at a fixed
	height, so the chapter must start on a page of its own.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:cp="urn:cityprofile:template:1"
	exclude-result-prefixes="p cp">

	<xsl:template match="p:chapter" mode="brief"/>
	<xsl:template match="p:chapter[@role = 'city']" mode="brief">
		<xsl:variable name="city" select="$profile/p:city"/>
		<xsl:variable name="boundary" select="$city/p:boundary[not(@to)][@kind = 'municipality'][1]"/>
		<place at="{cp:at($city)}" x="22mm" y="70mm" width="30mm">
			<rule at="{cp:at($city)}" style="brief-rule"/>
			<p at="{cp:at($city)}" style="brief-title"><xsl:value-of select="cp:label('brief.title')"/></p>
			<xsl:for-each select="$city/p:region[not(@to)]">
				<xsl:call-template name="brief-fact">
					<xsl:with-param name="name">
						<xsl:choose>
							<xsl:when test="cp:has-label(concat('region.', @kind))"><xsl:value-of select="cp:label(concat('region.', @kind))"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="cp:label('region')"/></xsl:otherwise>
						</xsl:choose>
					</xsl:with-param>
					<xsl:with-param name="value"><xsl:apply-templates/></xsl:with-param>
				</xsl:call-template>
			</xsl:for-each>
			<xsl:for-each select="$city/p:location">
				<xsl:call-template name="brief-fact">
					<xsl:with-param name="name" select="cp:label('brief.coordinates')"/>
					<xsl:with-param name="first">
						<xsl:call-template name="degrees"><xsl:with-param name="value" select="@latitude"/><xsl:with-param name="up">north</xsl:with-param><xsl:with-param name="down">south</xsl:with-param></xsl:call-template>
					</xsl:with-param>
					<xsl:with-param name="value">
						<xsl:call-template name="degrees"><xsl:with-param name="value" select="@longitude"/><xsl:with-param name="up">east</xsl:with-param><xsl:with-param name="down">west</xsl:with-param></xsl:call-template>
					</xsl:with-param>
				</xsl:call-template>
			</xsl:for-each>
			<xsl:for-each select="$boundary/@area-km2 | $boundary/@land-km2 | $boundary/@water-km2">
				<xsl:variable name="key" select="concat('brief.', name())"/>
				<xsl:variable name="value" select="cp:number(.)"/>
				<xsl:for-each select="..">
					<xsl:call-template name="brief-fact">
						<xsl:with-param name="name" select="cp:label($key)"/>
						<xsl:with-param name="value" select="cp:label('brief.square-kilometres', 'value', $value)"/>
					</xsl:call-template>
				</xsl:for-each>
			</xsl:for-each>
			<xsl:for-each select="$city/p:population[@boundary = $boundary/@xml:id][not(contains(@flags, 'forecast'))][last()]">
				<xsl:call-template name="brief-fact">
					<xsl:with-param name="name" select="cp:label('brief.inhabitants', 'date', cp:date(@date))"/>
					<xsl:with-param name="value" select="cp:number(@value)"/>
				</xsl:call-template>
			</xsl:for-each>
		</place>
	</xsl:template>

	<!-- A fact of the present element, with the marks of its sources; `first` is a line before the value -->
	<xsl:template name="brief-fact">
		<xsl:param name="name"/>
		<xsl:param name="value"/>
		<xsl:param name="first" select="''"/>
		<p at="{cp:at(.)}" style="brief-name"><xsl:value-of select="$name"/></p>
		<xsl:if test="$first != ''"><p at="{cp:at(.)}" style="brief-value"><xsl:value-of select="$first"/></p></xsl:if>
		<p at="{cp:at(.)}" style="brief-value">
			<xsl:copy-of select="$value"/>
			<xsl:call-template name="evidence-sources"/>
		</p>
	</xsl:template>

	<!-- Decimal degrees as degrees, minutes and seconds -->
	<xsl:template name="degrees">
		<xsl:param name="value"/>
		<xsl:param name="up"/>
		<xsl:param name="down"/>
		<xsl:variable name="sign" select="1 - 2 * ($value &lt; 0)"/>
		<xsl:variable name="seconds" select="round($sign * $value * 3600)"/>
		<xsl:variable name="side">
			<xsl:choose>
				<xsl:when test="$value &lt; 0"><xsl:value-of select="$down"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$up"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:value-of select="cp:label(concat('brief.', $side), 'degrees', string(floor($seconds div 3600)),
			'minutes', format-number(floor($seconds div 60) mod 60, '00'), 'seconds', format-number($seconds mod 60, '00'))"/>
	</xsl:template>
</xsl:stylesheet>
