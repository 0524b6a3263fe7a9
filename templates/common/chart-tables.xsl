<?xml version="1.0" encoding="UTF-8"?>
<!--
	What charts show, as tables of an annex: one for each figure of numbers or tasks, one of all data points for wheels and fans, one of
	all groups for charts of groups. A bar of one data point and a strip of goals are told whole by their words. Each figure's note
	leads to its table.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:f="urn:cityprofile:facts:1"
	xmlns:d="urn:cityprofile:document:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common"
	xmlns:set="http://exslt.org/sets" exclude-result-prefixes="p s f d cp exsl set">

	<xsl:variable name="charts" select="$profile/p:narrative//p:figure/p:chart"/>
	<xsl:variable name="chart-grids" select="$charts[@type = 'time-series' or @type = 'bars' or @type = 'dot-plot' or @type = 'shares' or @type = 'pyramid']"/>
	<xsl:variable name="chart-plans" select="$charts[@type = 'gantt' or @type = 'status-board']"/>
	<!-- Strips and matrix stand in a publication that has the wheel, too. -->
	<xsl:variable name="chart-groups" select="$wheel-chapter or $charts[@type = 'radar' or @type = 'matrix' or @type = 'band-strip']"/>
	<!-- A heading for what charts of the narrative show; the table of the wheel alone has none. -->
	<xsl:variable name="has-annex" select="boolean($charts[@type != 'performance-bar'][@type != 'sdg-strip'])"/>
	<xsl:variable name="has-wheel-table" select="boolean($wheel-chapter or $charts[@type = 'wheel' or @type = 'fan'])"/>

	<xsl:template match="p:profile" mode="plan-end">
		<xsl:for-each select="$chart-grids | $chart-plans"><n kind="table" of="{generate-id()}" xmlns=""/></xsl:for-each>
		<xsl:if test="$chart-groups"><n kind="table" of="group-table" xmlns=""/></xsl:if>
		<xsl:if test="$has-wheel-table"><n kind="table" of="wheel-table" xmlns=""/></xsl:if>
	</xsl:template>

	<!-- "Data: table 7." -->
	<xsl:template match="p:chart" mode="chart-note"/>
	<xsl:template match="p:chart[@type != 'performance-bar'][@type != 'sdg-strip']" mode="chart-note">
		<xsl:variable name="of">
			<xsl:choose>
				<xsl:when test="@type = 'wheel' or @type = 'fan'">wheel-table</xsl:when>
				<xsl:when test="@type = 'radar' or @type = 'matrix' or @type = 'band-strip'">group-table</xsl:when>
				<xsl:otherwise><xsl:value-of select="generate-id()"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:call-template name="data-link"><xsl:with-param name="of" select="string($of)"/></xsl:call-template>
	</xsl:template>
	<!-- A chart on its own has no annex. -->
	<xsl:template name="data-link">
		<xsl:param name="of"/>
		<xsl:variable name="number"><xsl:call-template name="place"><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:variable>
		<xsl:variable name="call" select="cp:label('call.table', 'number', string($number))"/>
		<xsl:if test="not($on-their-own) and $number != 0">
			<span style="emphasis"><xsl:value-of select="cp:label('figure.data')"/></span>
			<xsl:text> </xsl:text>
			<link style="link" contents="{$call}">
				<xsl:attribute name="to">
					<xsl:choose>
						<xsl:when test="contains($of, '-table')"><xsl:value-of select="$of"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="concat('figure-data.', $number)"/></xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:value-of select="$call"/>
			</link>
			<xsl:value-of select="cp:label('source.end')"/>
		</xsl:if>
	</xsl:template>

	<!-- Where observations come from, for a figure that names no source itself. -->
	<xsl:template name="chart-sources">
		<xsl:value-of select="../@source"/>
		<xsl:if test="@of and not(../@source) and not(@type = 'gantt' or @type = 'status-board')">
			<xsl:variable name="named"><xsl:call-template name="chart-points"/></xsl:variable>
			<xsl:variable name="codes" select="exsl:node-set($named)/n/@code"/>
			<xsl:variable name="all-periods" select="@type = 'time-series'"/>
			<xsl:for-each select="set:distinct(cp:key('observed', $codes, $facts[$all-periods])[@number]/@source | cp:key('point', $codes, $scorecard[not($all-periods)])[@code = $codes]/@source)">
				<xsl:value-of select="concat(., ' ')"/>
			</xsl:for-each>
		</xsl:if>
	</xsl:template>

	<xsl:template name="chart-annex">
		<xsl:if test="$chart-grids or $chart-plans or $chart-groups or $has-wheel-table">
			<xsl:variable name="title">
				<xsl:choose>
					<xsl:when test="$has-annex"><xsl:value-of select="cp:label('annex.figures')"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="cp:label('wheel.table')"/></xsl:otherwise>
				</xsl:choose>
			</xsl:variable>
			<part at="{cp:at(.)}" master="body" folio="arabic" notice="{$notice}" head-verso="{$full-title}" head-recto="{$title}">
				<xsl:if test="$has-annex and $has-front"><xsl:attribute name="start">recto</xsl:attribute></xsl:if>
				<xsl:if test="$has-annex">
					<heading at="{cp:at(.)}" id="annex.figures" level="1" area="full" style="chapter-title-plain-long" outline="{$title}" outline-level="1"><xsl:value-of select="$title"/></heading>
				</xsl:if>
				<xsl:for-each select="$chart-grids | $chart-plans">
					<xsl:choose>
						<xsl:when test="@type = 'gantt' or @type = 'status-board'"><xsl:call-template name="plan-data"/></xsl:when>
						<xsl:otherwise><xsl:call-template name="grid-data"/></xsl:otherwise>
					</xsl:choose>
				</xsl:for-each>
				<xsl:if test="$chart-groups"><xsl:call-template name="group-table"/></xsl:if>
				<xsl:if test="$has-wheel-table"><xsl:call-template name="wheel-table"/></xsl:if>
			</part>
		</xsl:if>
	</xsl:template>

	<!-- The caption of a table is that of its figure, after the number of the figure. -->
	<xsl:template name="annex-caption">
		<xsl:param name="number"/>
		<xsl:param name="unit"/>
		<xsl:variable name="figure"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
		<xsl:variable name="title"><xsl:apply-templates select=".." mode="title-string"/></xsl:variable>
		<caption at="{cp:at(..)}">
			<p at="{cp:at(../p:caption)}">
				<xsl:attribute name="style">caption<xsl:if test="$unit != ''">-headnote</xsl:if></xsl:attribute>
				<xsl:call-template name="caption-number"><xsl:with-param name="call" select="cp:label('call.table', 'number', string($number))"/></xsl:call-template>
				<xsl:choose>
					<xsl:when test="$figure = ''"><xsl:value-of select="$title"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="cp:label('annex.caption', 'figure', cp:label('call.figure', 'number', string($figure)), 'title', string($title))"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<xsl:if test="$unit != ''"><p at="{cp:at(.)}" style="headnote"><xsl:value-of select="$unit"/></p></xsl:if>
		</caption>
	</xsl:template>

	<xsl:template name="annex-head">
		<xsl:param name="words"/>
		<xsl:param name="at" select="cp:at(.)"/>
		<th at="{$at}" style="cell-head" scope="column"><p at="{$at}" style="cell-head-text"><xsl:copy-of select="$words"/></p></th>
	</xsl:template>
	<xsl:template name="annex-cell">
		<xsl:param name="words"/>
		<xsl:param name="at" select="cp:at(.)"/>
		<td at="{$at}" style="cell-annex"><p at="{$at}" style="cell-annex-text"><xsl:copy-of select="$words"/></p></td>
	</xsl:template>

	<!-- Numbers: a row for each entry, a column for each series -->
	<xsl:template name="grid-data">
		<xsl:variable name="number"><xsl:call-template name="place"/></xsl:variable>
		<xsl:variable name="held"><xsl:apply-templates select="." mode="chart"/></xsl:variable>
		<xsl:variable name="chart" select="exsl:node-set($held)/d:chart"/>
		<xsl:if test="$chart/d:entry and $chart/d:series">
			<table at="{cp:at(.)}" id="figure-data.{$number}" style="table" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
				<xsl:if test="count($chart/d:series) &gt; 3"><xsl:attribute name="area">full</xsl:attribute></xsl:if>
				<xsl:call-template name="annex-caption"><xsl:with-param name="number" select="$number"/><xsl:with-param name="unit" select="string($chart/@unit)"/></xsl:call-template>
				<col/>
				<xsl:for-each select="$chart/d:series"><col align="end" decimal="yes"/></xsl:for-each>
				<thead at="{cp:at(.)}" style="table-head">
					<tr at="{cp:at(.)}">
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label(concat('annex.entry.', @type))"/></xsl:call-template>
						<xsl:for-each select="$chart/d:series">
							<xsl:call-template name="annex-head">
								<xsl:with-param name="at" select="string(@at)"/>
								<xsl:with-param name="words" select="string(@name)"/>
							</xsl:call-template>
						</xsl:for-each>
					</tr>
				</thead>
				<tbody at="{cp:at(.)}" style="table-group-annex"><xsl:apply-templates select="$chart" mode="annex-rows"/></tbody>
			</table>
		</xsl:if>
	</xsl:template>
	<!-- Entries with their values, one after the other, since a search for each value takes long where there are many. Blocks keep it from going too deep. -->
	<xsl:template match="d:chart" mode="annex-rows">
		<xsl:variable name="block" select="200"/>
		<xsl:for-each select="d:entry[position() mod $block = 1]">
			<xsl:variable name="first" select="(position() - 1) * $block + 1"/>
			<xsl:apply-templates select="." mode="annex">
				<xsl:with-param name="values" select="../d:series/d:value[$first]"/>
				<xsl:with-param name="left" select="$block"/>
			</xsl:apply-templates>
		</xsl:for-each>
	</xsl:template>
	<xsl:template match="d:entry" mode="annex">
		<xsl:param name="values"/>
		<xsl:param name="left"/>
		<tr at="{@at}">
			<th at="{@at}" style="cell-annex" scope="row">
				<p at="{@at}" style="cell-annex-text">
					<xsl:choose>
						<xsl:when test="$values/@forecast = 'yes'"><xsl:value-of select="cp:label('annex.flagged', 'name', string(@name), 'flag', cp:label('annex.forecast'))"/></xsl:when>
						<xsl:when test="$values/@break = 'yes'"><xsl:value-of select="cp:label('annex.flagged', 'name', string(@name), 'flag', cp:label('annex.break'))"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
					</xsl:choose>
				</p>
			</th>
			<xsl:for-each select="$values">
				<xsl:call-template name="annex-cell">
					<xsl:with-param name="at" select="string(../@at)"/>
					<xsl:with-param name="words">
						<xsl:choose>
							<xsl:when test="@number"><xsl:value-of select="cp:number(@number)"/></xsl:when>
							<xsl:when test="../@target = 'yes'">–</xsl:when>
							<xsl:otherwise><span style="cell-missing"><xsl:value-of select="cp:label(concat('state.', @state))"/></span></xsl:otherwise>
						</xsl:choose>
					</xsl:with-param>
				</xsl:call-template>
			</xsl:for-each>
		</tr>
		<xsl:if test="$left &gt; 1">
			<xsl:apply-templates select="following-sibling::d:entry[1]" mode="annex">
				<xsl:with-param name="values" select="$values/following-sibling::d:value[1]"/>
				<xsl:with-param name="left" select="$left - 1"/>
			</xsl:apply-templates>
		</xsl:if>
	</xsl:template>

	<!-- Tasks: when they are planned, and how far they are -->
	<xsl:template name="plan-data">
		<xsl:variable name="number"><xsl:call-template name="place"/></xsl:variable>
		<xsl:variable name="held"><xsl:apply-templates select="." mode="chart"/></xsl:variable>
		<xsl:variable name="chart" select="exsl:node-set($held)/d:chart"/>
		<xsl:if test="$chart/d:task">
			<table at="{cp:at(.)}" id="figure-data.{$number}" area="full" style="table" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
				<xsl:call-template name="annex-caption"><xsl:with-param name="number" select="$number"/><xsl:with-param name="unit"><xsl:if test="@report-date"><xsl:value-of select="cp:label('chart.gantt.report', 'date', cp:date(@report-date))"/></xsl:if></xsl:with-param></xsl:call-template>
				<col width="12mm"/>
				<col width="68mm"/>
				<col width="34mm"/>
				<col width="28mm"/>
				<col width="28mm"/>
				<thead at="{cp:at(.)}" style="table-head">
					<tr at="{cp:at(.)}">
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('action.number')"/></xsl:call-template>
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('action.title')"/></xsl:call-template>
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('action.time')"/></xsl:call-template>
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('chart.board.status')"/></xsl:call-template>
						<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('chart.board.band')"/></xsl:call-template>
					</tr>
				</thead>
				<tbody at="{cp:at(.)}" style="table-group-annex"><xsl:apply-templates select="$chart/d:task" mode="annex"/></tbody>
			</table>
		</xsl:if>
	</xsl:template>
	<xsl:template match="d:task" mode="annex">
		<tr at="{@at}">
			<xsl:call-template name="annex-cell"><xsl:with-param name="at" select="string(@at)"/><xsl:with-param name="words"><xsl:value-of select="@code"/><xsl:if test="not(@code) or @code = ''">–</xsl:if></xsl:with-param></xsl:call-template>
			<th at="{@at}" style="cell-annex" scope="row">
				<p at="{@at}" style="cell-annex-text"><xsl:value-of select="@name"/></p>
				<xsl:for-each select="d:milestone"><p at="{../@at}" style="cell-annex-text"><xsl:call-template name="chart-period"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template><xsl:if test="@name != ''"><xsl:value-of select="concat(' ', @name)"/></xsl:if></p></xsl:for-each>
				<xsl:if test="@evidence"><p at="{@at}" style="cell-annex-text"><xsl:value-of select="@evidence"/></p></xsl:if>
			</th>
			<td at="{@at}" style="cell-annex">
				<p at="{@at}" style="cell-annex-text">
					<xsl:choose>
						<xsl:when test="@start and @end"><xsl:value-of select="cp:label('time.between', 'from', cp:date(@start), 'to', cp:date(@end))"/></xsl:when>
						<xsl:when test="@start"><xsl:value-of select="cp:label('time.from', 'from', cp:date(@start))"/></xsl:when>
						<xsl:when test="@end"><xsl:value-of select="cp:label('time.to', 'to', cp:date(@end))"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="cp:label('not-stated')"/></xsl:otherwise>
					</xsl:choose>
				</p>
			</td>
			<td at="{@at}" style="cell-annex">
				<!-- Without a status of its own that of the last step counts. -->
				<xsl:if test="@status or not(d:step)">
					<p at="{@at}" style="cell-annex-text">
						<xsl:choose>
							<xsl:when test="@status"><xsl:value-of select="cp:label(concat('chart.status.', @status))"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="cp:label('chart.status.not-known')"/></xsl:otherwise>
						</xsl:choose>
						<xsl:if test="@done"><xsl:text> </xsl:text><xsl:value-of select="cp:date(@done)"/></xsl:if>
					</p>
				</xsl:if>
				<xsl:for-each select="d:step"><p at="{../@at}" style="cell-annex-text"><xsl:value-of select="concat(cp:date(@date), ' ', cp:label(concat('chart.status.', @status)))"/></p></xsl:for-each>
				<xsl:if test="@done and d:step and not(@status)"><p at="{@at}" style="cell-annex-text"><xsl:value-of select="cp:label('time.to', 'to', cp:date(@done))"/></p></xsl:if>
			</td>
			<xsl:call-template name="annex-cell">
				<xsl:with-param name="at" select="string(@at)"/>
				<xsl:with-param name="words">
					<xsl:apply-templates select="@band-before" mode="annex-band"/>
					<xsl:if test="@band-before and @band-after"><xsl:text> </xsl:text><chart type="arrow" colour="slate"/><xsl:text> </xsl:text></xsl:if>
					<xsl:apply-templates select="@band-after" mode="annex-band"/>
					<xsl:if test="not(@band-before or @band-after)">–</xsl:if>
				</xsl:with-param>
			</xsl:call-template>
		</tr>
	</xsl:template>

	<!-- Groups: how many data points are in each band or not scored, the share of points, the band -->
	<xsl:template name="group-table">
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:variable name="number"><xsl:call-template name="place"><xsl:with-param name="of" select="'group-table'"/></xsl:call-template></xsl:variable>
		<table at="{$here}" id="group-table" area="full" style="table" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
			<caption at="{$here}">
				<p at="{$here}" style="caption">
					<xsl:call-template name="caption-number"><xsl:with-param name="call" select="cp:label('call.table', 'number', string($number))"/></xsl:call-template>
					<xsl:value-of select="cp:label('annex.groups')"/>
				</p>
			</caption>
			<col/>
			<xsl:for-each select="$scorecard/s:band"><col align="end" decimal="yes"/></xsl:for-each>
			<col align="end" decimal="yes"/>
			<col align="end" decimal="yes" pad-end="12pt"/>
			<col/>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('annex.group')"/></xsl:call-template>
					<xsl:for-each select="$scorecard/s:band">
						<xsl:sort select="@points" data-type="number" order="descending"/>
						<xsl:call-template name="annex-head"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="string(@letter)"/></xsl:call-template>
					</xsl:for-each>
					<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('annex.not-scored')"/></xsl:call-template>
					<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('annex.percent')"/></xsl:call-template>
					<xsl:call-template name="annex-head"><xsl:with-param name="words" select="cp:label('results.band')"/></xsl:call-template>
				</tr>
			</thead>
			<xsl:for-each select="$scorecard/s:dimension">
				<tbody at="{$here}" style="table-group-annex">
					<xsl:for-each select=". | $scorecard/s:sub-dimension[@dimension = current()/@code] | $scorecard/s:category[@dimension = current()/@code]">
						<xsl:apply-templates select="." mode="annex"><xsl:with-param name="here" select="$here"/></xsl:apply-templates>
					</xsl:for-each>
				</tbody>
			</xsl:for-each>
			<xsl:if test="$notice-of-set != ''"><table-note at="{$here}"><xsl:call-template name="chart-notice"/></table-note></xsl:if>
		</table>
	</xsl:template>
	<xsl:template match="s:dimension | s:sub-dimension | s:category" mode="annex">
		<xsl:param name="here"/>
		<xsl:variable name="code" select="string(@code)"/>
		<xsl:variable name="members" select="key('in-group', $code)"/>
		<tr at="{$here}">
			<th at="{$here}" style="cell-annex" scope="row">
				<p at="{$here}" style="cell-annex-text">
					<xsl:choose>
						<xsl:when test="self::s:dimension"><span style="strong"><xsl:call-template name="chosen"><xsl:with-param name="among" select="s:name"/></xsl:call-template></span></xsl:when>
						<xsl:otherwise><xsl:call-template name="chosen"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:otherwise>
					</xsl:choose>
				</p>
			</th>
			<xsl:for-each select="$scorecard/s:band">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<xsl:call-template name="annex-cell"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:number(string(count($members[@band = current()/@letter])))"/></xsl:call-template>
			</xsl:for-each>
			<xsl:call-template name="annex-cell"><xsl:with-param name="at" select="$here"/><xsl:with-param name="words" select="cp:number(string(count($members[not(@band)])))"/></xsl:call-template>
			<xsl:call-template name="annex-cell">
				<xsl:with-param name="at" select="$here"/>
				<xsl:with-param name="words"><xsl:choose><xsl:when test="@percent-hundredths"><xsl:value-of select="cp:number(format-number(@percent-hundredths div 100, '0.00'))"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param>
			</xsl:call-template>
			<xsl:call-template name="annex-cell">
				<xsl:with-param name="at" select="$here"/>
				<xsl:with-param name="words"><xsl:choose><xsl:when test="@band"><chart type="band-tile" band="{@band}" height="8pt"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param>
			</xsl:call-template>
		</tr>
	</xsl:template>

	<!-- A letter has a tile; what stands for no band is written. -->
	<xsl:template match="@band-before | @band-after" mode="annex-band"><chart type="band-tile" band="{.}" height="8pt"/></xsl:template>
	<xsl:template match="@*[. = 'NR' or . = 'NV' or . = 'NB' or . = 'NK']" mode="annex-band" priority="1"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
