<?xml version="1.0" encoding="UTF-8"?>
<!--
	Charts on their own: in place of the publication a document of one part for each chart that is asked for and that the data can
	fill. A part holds the drawing with its legend and notes as the publication has them, without their caption, which becomes its
	title; with $chart-data also its data as a table. The id of a part names the chart: kind, then group.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:d="urn:cityprofile:document:1" xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1"
	xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common"
	xmlns:set="http://exslt.org/sets" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="d p s cp exsl set str">

	<!-- The kind of chart, or the xml:id of a figure of the profile. -->
	<xsl:param name="chart"/>
	<!-- “yes”: all charts that there can be. -->
	<xsl:param name="chart-all"/>
	<xsl:variable name="all-charts" select="$chart-all = 'yes'"/>
	<!-- Neither of them: no chart, but the publication. -->
	<xsl:variable name="on-their-own" select="$chart != '' or $all-charts"/>
	<!-- The code of what it is drawn for; empty: the whole. -->
	<xsl:param name="chart-group"/>
	<!-- “yes”: the data as a table. -->
	<xsl:param name="chart-data"/>
	<!-- The room there is for a circle, in points with “pt”; empty: that of the kind. -->
	<xsl:param name="chart-size"/>

	<xsl:template name="charts">
		<xsl:param name="title"/>
		<xsl:variable name="dimensions" select="$scorecard/s:dimension[key('in-group', @code)]"/>
		<document at="{cp:at(.)}" lang="{$language}">
			<meta title="{$title}" date="{$this-edition/@date}" identifier="{@xml:id}"/>
			<xsl:if test="$chart-group = ''">
				<xsl:call-template name="charts-of-scores"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
			</xsl:if>
			<xsl:call-template name="charts-of-dimensions"><xsl:with-param name="dimensions" select="$dimensions[@code = $chart-group or $all-charts]"/></xsl:call-template>
			<xsl:if test="$chart = 'time-series' or $all-charts"><xsl:call-template name="charts-of-points"/></xsl:if>
			<xsl:if test="$chart = 'bars' or $all-charts"><xsl:call-template name="charts-of-groups"/></xsl:if>
			<xsl:if test="$chart-group = ''">
				<xsl:for-each select="p:recommendations"><xsl:call-template name="charts-of-plans"/></xsl:for-each>
				<xsl:call-template name="charts-of-figures"/>
			</xsl:if>
		</document>
	</xsl:template>

	<!-- What is drawn of scores, of some dimensions; all of them, or one, by whose code it is named. Without a band there is nothing to show. -->
	<xsl:template name="charts-of-scores">
		<xsl:param name="dimensions"/>
		<xsl:param name="name"/>
		<xsl:if test="$scorecard/s:data-point[@class != 'local'][@dimension = $dimensions/@code]/@band">
			<xsl:if test="$chart = 'wheel' or $all-charts">
				<xsl:variable name="wheel"><xsl:call-template name="chart-wheel"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:variable>
				<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('wheel', $name)"/><xsl:with-param name="master">chart-wheel</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($wheel)"/></xsl:call-template>
			</xsl:if>
			<xsl:if test="$chart = 'band-strip' or $all-charts">
				<xsl:variable name="strip"><xsl:call-template name="band-strip"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:variable>
				<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('band-strip', $name)"/><xsl:with-param name="blocks" select="exsl:node-set($strip)"/></xsl:call-template>
			</xsl:if>
			<xsl:if test="$chart = 'matrix' or $all-charts">
				<xsl:variable name="matrix"><xsl:call-template name="matrix"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:variable>
				<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('matrix', $name)"/><xsl:with-param name="master">chart-full</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($matrix)"/></xsl:call-template>
			</xsl:if>
			<xsl:if test="$chart = 'radar' or $all-charts">
				<xsl:variable name="radar"><xsl:call-template name="radar"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:variable>
				<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('radar', $name)"/><xsl:with-param name="blocks" select="exsl:node-set($radar)"/></xsl:call-template>
			</xsl:if>
		</xsl:if>
	</xsl:template>

	<xsl:template name="charts-of-dimensions">
		<xsl:param name="dimensions"/>
		<xsl:variable name="here" select="."/>
		<xsl:for-each select="$dimensions">
			<xsl:variable name="dimension" select="."/>
			<xsl:variable name="words"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:variable>
			<xsl:for-each select="$here">
				<xsl:call-template name="charts-of-scores"><xsl:with-param name="dimensions" select="$dimension"/><xsl:with-param name="name" select="concat('-', $dimension/@code)"/></xsl:call-template>
				<xsl:if test="($chart = 'fan' or $all-charts) and $scorecard/s:data-point[@class != 'local'][@dimension = $dimension/@code]/@band">
					<xsl:variable name="fan"><xsl:call-template name="chart-fan"><xsl:with-param name="dimension" select="$dimension"/></xsl:call-template></xsl:variable>
					<xsl:call-template name="chart-part">
						<xsl:with-param name="name" select="concat('fan-', $dimension/@code)"/>
						<xsl:with-param name="master">chart-fan</xsl:with-param>
						<xsl:with-param name="blocks" select="exsl:node-set($fan)"/>
						<xsl:with-param name="title" select="cp:label('results.caption', 'dimension', string($words))"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:if test="$chart = 'performance-bar' or $all-charts">
					<xsl:variable name="table"><xsl:apply-templates select="p:narrative/p:chapter[@dimension = $dimension/@code][1]" mode="results"/></xsl:variable>
					<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('performance-bar-', $dimension/@code)"/><xsl:with-param name="master">chart-table</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($table)"/></xsl:call-template>
				</xsl:if>
			</xsl:for-each>
		</xsl:for-each>
	</xsl:template>

	<!-- A data point over its periods. One period is no series, unless it is asked for. -->
	<xsl:template name="charts-of-points">
		<xsl:variable name="here" select="."/>
		<xsl:for-each select="$scorecard[$all-charts]/s:data-point[@at] | cp:key('point', $chart-group, $scorecard[not($all-charts)])[@at]">
			<xsl:variable name="code" select="@code"/>
			<xsl:variable name="numbers"><xsl:value-of select="count(set:distinct(cp:key('observed', $code, $facts)[@number]/@period))"/></xsl:variable>
			<xsl:if test="number($numbers) &gt; number($all-charts)">
				<xsl:variable name="series"><xsl:call-template name="chart-of-point"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
				<xsl:for-each select="$here">
					<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('time-series-', $code)"/><xsl:with-param name="blocks" select="exsl:node-set($series)"/></xsl:call-template>
				</xsl:for-each>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<!-- The data points of a group or indicator beside one another, if they are several and have one unit. What has no room in one chart is drawn only if it is asked for. -->
	<xsl:variable name="bars-rows" select="40"/>
	<xsl:template name="charts-of-groups">
		<xsl:variable name="here" select="."/>
		<xsl:variable name="indicators"><xsl:for-each select="set:distinct($points/@indicator)"><s:indicator code="{.}"/></xsl:for-each></xsl:variable>
		<xsl:for-each select="($groups | exsl:node-set($indicators)/s:indicator)[@code = $chart-group or $all-charts]">
			<xsl:variable name="code" select="@code"/>
			<xsl:variable name="members" select="cp:key('spoken-of', $code, $scorecard)[@class != 'local'][@value][not(@kind = 'yes-no' or @kind = 'list')]"/>
			<xsl:variable name="units"><xsl:for-each select="$members"><u xmlns=""><xsl:apply-templates select="." mode="unit"/></u></xsl:for-each></xsl:variable>
			<xsl:if test="count($members) &gt; 1 and count(set:distinct(exsl:node-set($units)/u)) = 1 and ($chart = 'bars' or count($members) &lt;= $bars-rows)">
				<xsl:variable name="name">
					<xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name | $members[1][not(current()/s:name)]/s:indicator-name"/></xsl:call-template>
				</xsl:variable>
				<xsl:for-each select="$here">
					<xsl:variable name="place" select="cp:at(.)"/>
					<xsl:variable name="made"><p:chart at="{$place}" type="bars" of="{$code}" name="{$name}"/></xsl:variable>
					<xsl:variable name="bars"><figure at="{$place}" style="figure"><xsl:apply-templates select="exsl:node-set($made)/p:chart" mode="chart"/></figure></xsl:variable>
					<xsl:call-template name="chart-part"><xsl:with-param name="name" select="concat('bars-', $code)"/><xsl:with-param name="blocks" select="exsl:node-set($bars)"/><xsl:with-param name="title" select="string($name)"/></xsl:call-template>
				</xsl:for-each>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<!-- The actions of all recommendations, and their goals. What has no room in one chart is drawn only if it is asked for, and then an error. -->
	<xsl:template name="charts-of-plans">
		<xsl:if test="($plan-actions/@from or $plan-actions/@to) and ($chart = 'gantt' or ($all-charts and count($plan-actions) &lt;= $gantt-rows))">
			<xsl:variable name="gantt"><xsl:call-template name="plan-figure"><xsl:with-param name="type">gantt</xsl:with-param></xsl:call-template></xsl:variable>
			<xsl:call-template name="chart-part"><xsl:with-param name="name">gantt</xsl:with-param><xsl:with-param name="master">chart-full</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($gantt)"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="$plan-actions/p:step and ($chart = 'status-board' or ($all-charts and count($plan-actions) &lt;= $board-rows))">
			<xsl:variable name="board"><xsl:call-template name="plan-figure"><xsl:with-param name="type">status-board</xsl:with-param></xsl:call-template></xsl:variable>
			<xsl:call-template name="chart-part"><xsl:with-param name="name">status-board</xsl:with-param><xsl:with-param name="master">chart-full</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($board)"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="$chart = 'sdg-strip' or $all-charts">
			<xsl:variable name="goals"><xsl:call-template name="plan-goals"/></xsl:variable>
			<xsl:variable name="strip"><xsl:if test="$goals != ''"><xsl:call-template name="sdg-strip"/></xsl:if></xsl:variable>
			<xsl:call-template name="chart-part"><xsl:with-param name="name">sdg-strip</xsl:with-param><xsl:with-param name="blocks" select="exsl:node-set($strip)"/></xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- The figures of the profile. One that is called like a chart of another kind gives way. -->
	<xsl:variable name="chart-kinds" select="str:tokenize('wheel fan band-strip matrix radar performance-bar time-series bars gantt status-board sdg-strip', ' ')"/>
	<xsl:template name="charts-of-figures">
		<xsl:for-each select="p:narrative//p:figure[p:chart][@xml:id][(@xml:id = $chart and not(@xml:id = $chart-kinds)) or $all-charts]">
			<xsl:variable name="name"><xsl:if test="$chart-kinds[starts-with(concat(current()/@xml:id, '-'), concat(., '-'))]">figure-</xsl:if><xsl:value-of select="@xml:id"/></xsl:variable>
			<xsl:variable name="figure"><xsl:call-template name="chart-of-figure"><xsl:with-param name="id" select="@xml:id"/></xsl:call-template></xsl:variable>
			<xsl:variable name="kind" select="p:chart/@type"/>
			<xsl:variable name="master">
				<xsl:text>chart</xsl:text>
				<xsl:choose>
					<xsl:when test="$kind = 'wheel' or $kind = 'fan'">-wheel</xsl:when>
					<xsl:when test="@width = 'full'">-full</xsl:when>
				</xsl:choose>
			</xsl:variable>
			<xsl:call-template name="chart-part">
				<xsl:with-param name="name" select="string($name)"/>
				<xsl:with-param name="master" select="$master"/>
				<xsl:with-param name="blocks" select="exsl:node-set($figure)"/>
			</xsl:call-template>
		</xsl:for-each>
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
		<!-- As on the page that opens the chapter: in 198 mm a circle of 184, or of 152 where it is more than a third of one. -->
		<xsl:variable name="across" select="184 - 32 * (count($scorecard/s:data-point[@class != 'local'][@dimension = $dimension/@code]) &gt; 36)"/>
		<xsl:variable name="size">
			<xsl:choose>
				<xsl:when test="$chart-size != ''"><xsl:value-of select="concat(format-number(substring-before($chart-size, 'pt') * $across div 198, '0.000'), 'pt')"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="concat($across, 'mm')"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
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
		<xsl:param name="master">chart</xsl:param>
		<xsl:param name="blocks"/>
		<xsl:param name="title"><xsl:apply-templates select="$blocks//d:caption[1]/d:p[1]" mode="chart-title"/></xsl:param>
		<xsl:if test="$blocks//d:chart">
			<part at="{cp:at(.)}" id="{$name}" master="{$master}" folio="none" outline="{normalize-space(translate($title, '&#x2002;', ' '))}" outline-level="1">
				<xsl:apply-templates select="$blocks/node()" mode="chart-alone"/>
				<xsl:if test="$chart-data = 'yes'"><xsl:apply-templates select="$blocks/d:figure/d:chart" mode="alone-data"/></xsl:if>
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
	<xsl:template match="*[@id and not(@role = 'Note')] | d:figure" mode="chart-alone">
		<xsl:copy>
			<xsl:copy-of select="@*[local-name() != 'id' and local-name() != 'float']"/>
			<xsl:apply-templates select="node()" mode="chart-alone"/>
		</xsl:copy>
	</xsl:template>
	<!-- What a chart holds leads nowhere. It may be much. -->
	<xsl:template match="d:chart" mode="chart-alone"><xsl:copy-of select="."/></xsl:template>
	<xsl:template match="d:chart[d:dimension]" mode="chart-alone">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:if test="$chart-data != 'yes'"><xsl:attribute name="alone">yes</xsl:attribute></xsl:if>
			<xsl:copy-of select="node()"/>
		</xsl:copy>
	</xsl:template>
	<xsl:template match="d:caption | d:page-of" mode="chart-alone"/>
	<xsl:template match="d:link[@to]" mode="chart-alone"><xsl:apply-templates select="node()" mode="chart-alone"/></xsl:template>

	<!-- The data of a chart as a table: those of scores by data point, numbers and tasks as in the annex of the publication -->
	<xsl:template match="d:chart" mode="alone-data"/>
	<xsl:template match="d:chart[d:dimension]" mode="alone-data">
		<xsl:variable name="here" select="ancestor-or-self::*[@at][1]/@at"/>
		<table at="{$here}" area="full" style="table">
			<col/><col/><col/>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:label('results.category')"/></xsl:call-template>
					<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:label('results.data-point')"/></xsl:call-template>
					<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:label('results.band')"/></xsl:call-template>
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
							<td at="{$here}" style="cell-annex-last">
								<p at="{$here}" style="cell-annex-text">
									<xsl:choose>
										<xsl:when test="@band"><chart type="band-tile" band="{@band}" height="8pt"/></xsl:when>
										<xsl:otherwise><span style="cell-missing"><xsl:value-of select="cp:label(concat('state.', @state))"/></span></xsl:otherwise>
									</xsl:choose>
								</p>
							</td>
						</tr>
					</xsl:for-each>
				</tbody>
			</xsl:for-each>
		</table>
	</xsl:template>
	<xsl:template match="d:chart[d:entry]" mode="alone-data">
		<xsl:variable name="here" select="ancestor-or-self::*[@at][1]/@at"/>
		<table at="{$here}" area="full" style="table">
			<col/>
			<xsl:for-each select="d:series"><col align="end" decimal="yes"/></xsl:for-each>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:label(concat('annex.entry.', @type))"/></xsl:call-template>
					<xsl:for-each select="d:series"><xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="string(@name)"/></xsl:call-template></xsl:for-each>
				</tr>
			</thead>
			<tbody at="{$here}" style="table-group"><xsl:apply-templates select="." mode="annex-rows"/></tbody>
		</table>
	</xsl:template>
	<xsl:template match="d:chart[d:task]" mode="alone-data">
		<xsl:variable name="here" select="ancestor-or-self::*[@at][1]/@at"/>
		<table at="{$here}" area="full" style="table">
			<col/><col/><col/><col/><col/>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:for-each select="str:tokenize('action.number action.title action.time chart.board.status chart.board.band', ' ')">
						<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:label(string(.))"/></xsl:call-template>
					</xsl:for-each>
				</tr>
			</thead>
			<tbody at="{$here}" style="table-group"><xsl:apply-templates select="d:task" mode="annex"/></tbody>
		</table>
	</xsl:template>
</xsl:stylesheet>
