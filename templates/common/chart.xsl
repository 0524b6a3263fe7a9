<?xml version="1.0" encoding="UTF-8"?>
<!--
	Charts on their own: in place of the publication a document of one part for each chart that is asked for and that the data can
	fill. A part holds the drawing with its legend and notes as the publication has them, without their caption, which becomes its
	title; with $chart-data also its data as a table. The id of a part names the chart: kind, then group.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:d="urn:cityprofile:document:1" xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1"
	xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="d p s cp exsl">

	<!-- The kind of chart, the xml:id of a figure of the profile, or “all”; empty: no chart, but the publication. -->
	<xsl:param name="chart"/>
	<!-- The code of what it is drawn for; empty: the whole. -->
	<xsl:param name="chart-group"/>
	<!-- “yes”: the data as a table. -->
	<xsl:param name="chart-data"/>
	<!-- The largest circle there is room for, as a length; empty: that of the kind. -->
	<xsl:param name="chart-size"/>

	<xsl:template name="charts">
		<xsl:param name="title"/>
		<document at="{cp:at(.)}" lang="{$language}">
			<meta title="{$title}" date="{$this-edition/@date}" identifier="{@xml:id}"/>
			<xsl:if test="$scorecard/s:data-point[@class != 'local']/@band"><xsl:call-template name="charts-scores"/></xsl:if>
			<xsl:for-each select="//p:figure[p:chart][@xml:id = $chart or $chart = 'all']">
				<xsl:variable name="figure"><xsl:apply-templates select="."/></xsl:variable>
				<xsl:variable name="master">chart<xsl:if test="@width = 'full'">-full</xsl:if></xsl:variable>
				<xsl:call-template name="chart-part">
					<xsl:with-param name="name" select="@xml:id"/>
					<xsl:with-param name="master" select="$master"/>
					<xsl:with-param name="blocks" select="exsl:node-set($figure)"/>
				</xsl:call-template>
			</xsl:for-each>
		</document>
	</xsl:template>

	<!-- What is drawn of scores, of the whole city and of each dimension. -->
	<xsl:template name="charts-scores">
		<xsl:variable name="profile-here" select="."/>
		<xsl:variable name="dimensions" select="$scorecard/s:dimension[@code = $scorecard/s:data-point[@class != 'local']/@dimension]"/>
		<xsl:if test="$chart-group = ''">
			<xsl:if test="$chart = 'wheel' or $chart = 'all'">
				<xsl:variable name="wheel"><xsl:call-template name="chart-wheel"/></xsl:variable>
				<xsl:call-template name="chart-part">
					<xsl:with-param name="name">wheel</xsl:with-param>
					<xsl:with-param name="master">chart-wheel</xsl:with-param>
					<xsl:with-param name="blocks" select="exsl:node-set($wheel)"/>
				</xsl:call-template>
			</xsl:if>
		</xsl:if>
		<xsl:for-each select="$dimensions[@code = $chart-group or $chart = 'all']">
			<xsl:variable name="dimension" select="."/>
			<xsl:for-each select="$profile-here">
				<xsl:call-template name="charts-dimension"><xsl:with-param name="dimension" select="$dimension"/></xsl:call-template>
			</xsl:for-each>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="charts-dimension">
		<xsl:param name="dimension"/>
		<xsl:variable name="name"><xsl:for-each select="$dimension"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:for-each></xsl:variable>
		<xsl:if test="$chart = 'wheel' or $chart = 'all'">
			<xsl:variable name="wheel"><xsl:call-template name="chart-wheel"><xsl:with-param name="dimensions" select="$dimension"/></xsl:call-template></xsl:variable>
			<xsl:call-template name="chart-part">
				<xsl:with-param name="name" select="concat('wheel-', $dimension/@code)"/>
				<xsl:with-param name="master">chart-wheel</xsl:with-param>
				<xsl:with-param name="blocks" select="exsl:node-set($wheel)"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:if test="$chart = 'fan' or $chart = 'all'">
			<xsl:variable name="fan"><xsl:call-template name="chart-fan"><xsl:with-param name="dimension" select="$dimension"/></xsl:call-template></xsl:variable>
			<xsl:call-template name="chart-part">
				<xsl:with-param name="name" select="concat('fan-', $dimension/@code)"/>
				<xsl:with-param name="master">chart-wheel</xsl:with-param>
				<xsl:with-param name="blocks" select="exsl:node-set($fan)"/>
				<xsl:with-param name="title" select="cp:label('results.caption', 'dimension', string($name))"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:if test="$chart = 'performance-bar' or $chart = 'all'">
			<xsl:variable name="table"><xsl:apply-templates select="p:narrative/p:chapter[@dimension = $dimension/@code][1]" mode="results"/></xsl:variable>
			<xsl:call-template name="chart-part">
				<xsl:with-param name="name" select="concat('performance-bar-', $dimension/@code)"/>
				<xsl:with-param name="master">chart-full</xsl:with-param>
				<xsl:with-param name="blocks" select="exsl:node-set($table)"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template name="chart-wheel">
		<xsl:param name="dimensions" select="$scorecard/s:dimension"/>
		<xsl:choose>
			<xsl:when test="$chart-size != ''"><xsl:call-template name="wheel"><xsl:with-param name="dimensions" select="$dimensions"/><xsl:with-param name="height" select="$chart-size"/></xsl:call-template></xsl:when>
			<xsl:otherwise><xsl:call-template name="wheel"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="chart-fan">
		<xsl:param name="dimension"/>
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:variable name="size"><xsl:value-of select="$chart-size"/><xsl:if test="$chart-size = ''">160mm</xsl:if></xsl:variable>
		<figure at="{$here}" area="full" style="figure-opener">
			<chart type="fan" height="{$size}" year="{$wheel-year}" name="{$city}" at="{$here}">
				<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimension"/></xsl:call-template>
			</chart>
		</figure>
		<xsl:call-template name="wheel-legend"><xsl:with-param name="members" select="$scorecard/s:data-point[@class != 'local'][@dimension = $dimension/@code]"/></xsl:call-template>
		<p at="{$here}" area="full" style="table-note">
			<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
			<xsl:text> </xsl:text>
			<xsl:value-of select="cp:label('opener.note')"/>
			<xsl:if test="$notice-of-set != ''">
				<xsl:text> </xsl:text>
				<xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template>
			</xsl:if>
		</p>
	</xsl:template>

	<!-- A part, if there is something in its blocks to see. -->
	<xsl:template name="chart-part">
		<xsl:param name="name"/>
		<xsl:param name="master"/>
		<xsl:param name="blocks"/>
		<xsl:param name="title"><xsl:apply-templates select="$blocks//d:caption[1]/d:p[1]" mode="chart-title"/></xsl:param>
		<xsl:if test="$blocks//d:chart">
			<part at="{cp:at(.)}" id="{$name}" master="{$master}" folio="none" outline="{normalize-space(translate($title, '&#x2002;', ' '))}" outline-level="1">
				<xsl:apply-templates select="$blocks/node()" mode="chart-alone"/>
				<xsl:if test="$chart-data = 'yes'"><xsl:apply-templates select="$blocks/d:figure/d:chart" mode="chart-data"/></xsl:if>
			</part>
		</xsl:if>
	</xsl:template>

	<xsl:template match="d:p" mode="chart-title"><xsl:apply-templates select="node()" mode="chart-title"/></xsl:template>
	<xsl:template match="d:span[@style = 'caption-number'] | d:note" mode="chart-title"/>

	<!-- As in the publication, but nothing leads to what is not here, or waits for the next page. -->
	<xsl:template match="node()" mode="chart-alone">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:apply-templates select="node()" mode="chart-alone"/>
		</xsl:copy>
	</xsl:template>
	<xsl:template match="*[@id][not(@role = 'Note')] | d:figure" mode="chart-alone">
		<xsl:copy>
			<xsl:copy-of select="@*[local-name() != 'id' and local-name() != 'float']"/>
			<xsl:apply-templates select="node()" mode="chart-alone"/>
		</xsl:copy>
	</xsl:template>
	<xsl:template match="d:caption | d:page-of" mode="chart-alone"/>
	<xsl:template match="d:link[@to]" mode="chart-alone"><xsl:apply-templates select="node()" mode="chart-alone"/></xsl:template>

	<!-- The data of a chart as a table, whatever its kind -->
	<xsl:template match="d:chart" mode="chart-data"/>
	<xsl:template match="d:chart[d:dimension]" mode="chart-data">
		<xsl:variable name="here" select="ancestor-or-self::*[@at][1]/@at"/>
		<table at="{$here}" area="full" style="table">
			<col/><col/><col/>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="chart-head"><xsl:with-param name="words" select="cp:label('results.category')"/></xsl:call-template>
					<xsl:call-template name="chart-head"><xsl:with-param name="words" select="cp:label('results.data-point')"/></xsl:call-template>
					<xsl:call-template name="chart-head"><xsl:with-param name="words" select="cp:label('results.band')"/></xsl:call-template>
				</tr>
			</thead>
			<xsl:for-each select=".//d:category[d:data-point]">
				<tbody at="{$here}" style="table-group-annex">
					<xsl:for-each select="d:data-point">
						<tr at="{$here}">
							<xsl:if test="position() = 1">
								<th at="{$here}" style="cell-annex" scope="rowgroup" rowspan="{last()}"><p at="{$here}" style="cell-annex-{ancestor::d:dimension/@colour}"><xsl:value-of select="../@name"/></p></th>
							</xsl:if>
							<th at="{$here}" style="cell-annex" scope="row"><p at="{$here}" style="cell-annex-text"><xsl:value-of select="@name"/></p></th>
							<td at="{$here}" style="cell-annex-last"><p at="{$here}" style="cell-annex-text"><xsl:call-template name="chart-band"/></p></td>
						</tr>
					</xsl:for-each>
				</tbody>
			</xsl:for-each>
		</table>
	</xsl:template>
	<xsl:template name="chart-band">
		<xsl:choose>
			<xsl:when test="@band"><chart type="band-tile" band="{@band}" height="8pt"/></xsl:when>
			<xsl:otherwise><span style="cell-missing"><xsl:value-of select="cp:label(concat('state.', @state))"/></span></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="d:chart[d:entry]" mode="chart-data">
		<xsl:variable name="here" select="ancestor-or-self::*[@at][1]/@at"/>
		<xsl:variable name="series" select="d:series"/>
		<table at="{$here}" style="table">
			<col/>
			<xsl:for-each select="$series"><col align="end" decimal="yes"/></xsl:for-each>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="chart-head"><xsl:with-param name="words" select="@unit"/></xsl:call-template>
					<xsl:for-each select="$series">
						<xsl:call-template name="chart-head"><xsl:with-param name="words" select="@name"/></xsl:call-template>
					</xsl:for-each>
				</tr>
			</thead>
			<tbody at="{$here}" style="table-group-annex">
				<xsl:for-each select="d:entry">
					<xsl:variable name="place" select="position()"/>
					<tr at="{$here}">
						<th at="{$here}" style="cell-annex" scope="row"><p at="{$here}" style="cell-annex-text"><xsl:value-of select="@name"/></p></th>
						<xsl:for-each select="$series/d:value[position() = $place]">
							<td at="{$here}" style="cell-annex"><p at="{$here}" style="cell-annex-text"><xsl:apply-templates select="." mode="chart-data"/></p></td>
						</xsl:for-each>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>
	<xsl:template match="d:value[@number]" mode="chart-data"><xsl:value-of select="cp:number(@number)"/></xsl:template>
	<xsl:template match="d:value" mode="chart-data">
		<xsl:variable name="state"><xsl:value-of select="@state"/><xsl:if test="not(@state)">not-known</xsl:if></xsl:variable>
		<span style="cell-missing"><xsl:value-of select="cp:label(concat('state.', $state))"/></span>
	</xsl:template>

	<xsl:template name="chart-head">
		<xsl:param name="words"/>
		<th at="{ancestor-or-self::*[@at][1]/@at}" style="cell-head" scope="column">
			<p at="{ancestor-or-self::*[@at][1]/@at}" style="cell-head-text"><xsl:value-of select="$words"/></p>
		</th>
	</xsl:template>
</xsl:stylesheet>
