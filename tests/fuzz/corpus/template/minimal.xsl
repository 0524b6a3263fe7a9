<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:cityprofile:profile:1"
	xmlns:cp="urn:cityprofile:template:1" xmlns="urn:cityprofile:document:1" exclude-result-prefixes="p cp">
	<xsl:param name="edition"/>
	<xsl:param name="lang"/>
	<xsl:template match="/p:profile">
		<document at="{cp:at(.)}" lang="{$lang}">
			<meta title="{cp:label('title', 'city', p:city/p:name)}" identifier="{$edition}"/>
			<part at="{cp:at(.)}" master="text" folio="arabic" id="all">
				<heading at="{cp:at(p:city/p:name)}" style="heading" level="1">
					<xsl:value-of select="cp:label('title', 'city', p:city/p:name)"/>
				</heading>
				<p at="{cp:at(.)}" style="body"><xsl:value-of select="cp:label('points', 'count', count(//p:p))"/>; <xsl:value-of select="cp:number('1240500.50')"/></p>
				<xsl:for-each select="document('cityprofile:scorecard')/scorecard/group">
					<p at="{cp:at(.)}" style="body"><xsl:value-of select="@name"/></p>
				</xsl:for-each>
				<xsl:apply-templates select="//p:chapter/p:p"/>
			</part>
		</document>
	</xsl:template>
	<xsl:template match="p:p">
		<p at="{cp:at(.)}" style="body"><xsl:apply-templates/></p>
	</xsl:template>
	<xsl:template match="p:em">
		<span style="emphasis"><xsl:apply-templates/></span>
	</xsl:template>
	<xsl:template match="text()">
		<t at="{cp:at(.)}"><xsl:value-of select="."/></t>
	</xsl:template>
</xsl:stylesheet>
