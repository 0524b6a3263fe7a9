<?xml version="1.0" encoding="UTF-8"?>
<!--
	Charts of the narrative, from the data of the profile or from a table inside. Mode "chart" gives the chart alone; mode "chart-holds"
	what it holds, of which the table in the annex is made too. Two templates are for charts that stand alone: `chart-of-figure`
	gives the figure of an author by its id, `chart-of-point` one of a data point over all periods by its code.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:f="urn:cityprofile:facts:1"
	xmlns:d="urn:cityprofile:document:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets"
	xmlns:str="http://exslt.org/strings" exclude-result-prefixes="p s f d cp exsl set str">

	<xsl:template name="chart-of-figure">
		<xsl:param name="id"/>
		<xsl:for-each select="$profile"><xsl:apply-templates select="key('id', $id)[self::p:figure][p:chart]"/></xsl:for-each>
	</xsl:template>

	<xsl:template name="chart-of-point">
		<xsl:param name="code"/>
		<xsl:variable name="points" select="cp:key('point', $code, $scorecard)"/>
		<xsl:variable name="name"><xsl:apply-templates select="$points" mode="name"/></xsl:variable>
		<figure at="{$points/@at}" style="figure">
			<caption at="{$points/@at}"><p at="{$points/@at}" style="caption"><xsl:value-of select="$name"/></p></caption>
			<chart type="time-series" at="{$points/@at}" annual="yes" name="{$name}">
				<xsl:attribute name="unit"><xsl:apply-templates select="$points" mode="unit"/></xsl:attribute>
				<xsl:call-template name="chart-periods"><xsl:with-param name="points" select="$points"/></xsl:call-template>
			</chart>
		</figure>
	</xsl:template>

	<!-- Legend, source and note lines travel with the chart. -->
	<xsl:template match="p:figure[p:chart]">
		<xsl:variable name="drawn"><xsl:apply-templates select="p:chart" mode="chart"/></xsl:variable>
		<!-- A chart without data has been reported; nothing stands in its place. -->
		<xsl:if test="exsl:node-set($drawn)/d:chart[d:entry or d:task or d:dimension or @goals != '' or @state or @band]"><xsl:call-template name="chart-figure"><xsl:with-param name="drawn" select="exsl:node-set($drawn)/d:chart"/></xsl:call-template></xsl:if>
	</xsl:template>
	<xsl:template name="chart-figure">
		<xsl:param name="drawn"/>
		<xsl:variable name="scores" select="p:chart[@type = 'wheel' or @type = 'fan' or @type = 'radar' or @type = 'matrix' or @type = 'band-strip']"/>
		<figure at="{cp:at(.)}" style="figure" float="yes">
			<xsl:call-template name="identity"/>
			<xsl:if test="@width = 'full' or p:chart/@type = 'wheel' or p:chart/@type = 'fan'"><xsl:attribute name="area">full</xsl:attribute></xsl:if>
			<xsl:call-template name="caption-block"/>
			<xsl:copy-of select="$drawn"/>
			<xsl:variable name="below">
				<xsl:for-each select="$scores[@type = 'radar' or @type = 'matrix']">
					<xsl:variable name="dimensions" select="$drawn/d:dimension"/>
					<xsl:call-template name="legend-of-groups">
						<xsl:with-param name="shown" select="$dimensions/d:category | $dimensions[current()/@type = 'matrix'] | $dimensions/d:sub-dimension"/>
					</xsl:call-template>
				</xsl:for-each>
				<xsl:for-each select="$scores[@type != 'radar' and @type != 'matrix']">
					<xsl:variable name="codes"><xsl:call-template name="chart-codes"/></xsl:variable>
					<xsl:call-template name="wheel-legend">
						<xsl:with-param name="members" select="$scorecard/s:data-point[@class != 'local'][contains($codes, concat(' ', @dimension, ' '))]"/>
						<xsl:with-param name="style">legend-figure</xsl:with-param>
					</xsl:call-template>
				</xsl:for-each>
				<xsl:variable name="sources"><xsl:for-each select="p:chart"><xsl:call-template name="chart-sources"/></xsl:for-each></xsl:variable>
				<xsl:call-template name="source-line">
					<xsl:with-param name="ids" select="string($sources)"/>
					<xsl:with-param name="data"><xsl:apply-templates select="p:chart" mode="chart-note"/></xsl:with-param>
				</xsl:call-template>
				<xsl:if test="$notice-of-set != '' and ($scores or p:chart/@type = 'performance-bar')"><xsl:call-template name="chart-notice"/></xsl:if>
			</xsl:variable>
			<xsl:if test="exsl:node-set($below)/*"><table-note at="{cp:at(.)}"><xsl:copy-of select="$below"/></table-note></xsl:if>
		</figure>
	</xsl:template>
	<!-- What a benchmark set says wherever bands show -->
	<xsl:template name="chart-notice">
		<p at="{cp:at(.)}" style="table-note">
			<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
			<xsl:text> </xsl:text>
			<xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template>
		</p>
	</xsl:template>

	<!-- The chart itself -->
	<xsl:template match="p:chart" mode="chart">
		<chart at="{cp:at(.)}">
			<xsl:attribute name="type"><xsl:apply-templates select="." mode="chart-type"/></xsl:attribute>
			<xsl:copy-of select="@annual | @stacked | @report-date"/>
			<xsl:if test="@type = 'time-series' and @of and not(@annual)"><xsl:attribute name="annual">yes</xsl:attribute></xsl:if>
			<xsl:if test="../p:alt"><xsl:attribute name="alt"><xsl:value-of select="normalize-space(../p:alt)"/></xsl:attribute></xsl:if>
			<xsl:apply-templates select="." mode="chart-name"/>
			<xsl:apply-templates select="." mode="chart-unit"/>
			<xsl:apply-templates select="." mode="chart-holds"/>
		</chart>
	</xsl:template>

	<!-- Where a benchmark set gives bands and no percentages, strips stand in place of a radar. -->
	<xsl:template match="p:chart" mode="chart-type"><xsl:value-of select="@type"/></xsl:template>
	<xsl:template match="p:chart[@type = 'radar']" mode="chart-type">
		<xsl:variable name="codes"><xsl:call-template name="chart-codes"/></xsl:variable>
		<xsl:variable name="has"><xsl:call-template name="has-radar"><xsl:with-param name="dimensions" select="$scorecard/s:dimension[contains($codes, concat(' ', @code, ' '))]"/></xsl:call-template></xsl:variable>
		<xsl:choose>
			<xsl:when test="$has = ''">band-strip</xsl:when>
			<xsl:otherwise>radar</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What the words for those who cannot see it are about: the city of scores, else the caption. -->
	<xsl:template match="p:chart" mode="chart-name">
		<xsl:attribute name="name">
			<xsl:choose>
				<xsl:when test="@name"><xsl:value-of select="normalize-space(@name)"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select=".." mode="title-string"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>
	<xsl:template match="p:chart[@type = 'wheel' or @type = 'fan' or @type = 'radar' or @type = 'matrix' or @type = 'band-strip']" mode="chart-name">
		<xsl:attribute name="name"><xsl:value-of select="$city"/></xsl:attribute>
		<xsl:attribute name="year"><xsl:value-of select="$wheel-year"/></xsl:attribute>
	</xsl:template>
	<!-- A bar alone says of what it is, and the value that it stands for. -->
	<xsl:template match="p:chart[@type = 'performance-bar']" mode="chart-name">
		<xsl:variable name="point" select="cp:key('point', normalize-space(@of), $scorecard)"/>
		<xsl:variable name="name">
			<xsl:choose>
				<xsl:when test="@name"><xsl:value-of select="normalize-space(@name)"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select="$point" mode="name"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:variable name="value"><xsl:apply-templates select="$point[@value]" mode="value"/></xsl:variable>
		<xsl:variable name="measured"><xsl:apply-templates select="$point[@value]" mode="value-and-unit"><xsl:with-param name="value" select="string($value)"/></xsl:apply-templates></xsl:variable>
		<xsl:attribute name="name">
			<xsl:choose>
				<xsl:when test="$point/@value"><xsl:value-of select="cp:label('chart.bar.value', 'name', string($name), 'value', string($measured))"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>

	<xsl:template match="p:chart" mode="chart-unit">
		<xsl:if test="@unit"><xsl:attribute name="unit"><xsl:value-of select="normalize-space(@unit)"/></xsl:attribute></xsl:if>
	</xsl:template>
	<xsl:template match="p:chart[@of][@type = 'time-series' or @type = 'bars' or @type = 'dot-plot' or @type = 'shares']" mode="chart-unit">
		<xsl:variable name="points"><xsl:call-template name="chart-points"/></xsl:variable>
		<xsl:attribute name="unit"><xsl:apply-templates select="cp:key('code', exsl:node-set($points)/n[1]/@code, $scorecard)" mode="unit"/></xsl:attribute>
	</xsl:template>

	<!-- Codes that `of` names, between blanks; of a chart of scores without `of` those of all dimensions. -->
	<xsl:template name="chart-codes">
		<xsl:text> </xsl:text>
		<xsl:choose>
			<xsl:when test="@of"><xsl:value-of select="normalize-space(@of)"/></xsl:when>
			<xsl:otherwise><xsl:for-each select="$scorecard/s:dimension"><xsl:value-of select="concat(@code, ' ')"/></xsl:for-each></xsl:otherwise>
		</xsl:choose>
		<xsl:text> </xsl:text>
	</xsl:template>

	<!-- The codes of the data points that `of` names, each itself or as one of a group of which the profile speaks, in that order. -->
	<xsl:key name="code" match="s:data-point" use="@code"/>
	<xsl:key name="spoken-of" match="s:data-point[@at]" use="@indicator | self::*[@class != 'local']/@dimension | self::*[@class != 'local']/@sub-dimension | self::*[@class != 'local']/@category"/>
	<xsl:template name="chart-points">
		<xsl:for-each select="str:tokenize(normalize-space(@of), ' ')">
			<xsl:variable name="code" select="string()"/>
			<xsl:variable name="named" select="cp:key('point', $code, $scorecard)"/>
			<xsl:for-each select="$named"><n xmlns="" code="{@code}"/></xsl:for-each>
			<xsl:if test="not($named)">
				<xsl:for-each select="cp:key('spoken-of', $code, $scorecard)"><n xmlns="" code="{@code}"/></xsl:for-each>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<!-- Rows and columns inside -->
	<xsl:template match="p:chart[p:row]" mode="chart-holds">
		<xsl:apply-templates select="p:row" mode="chart-holds"/>
		<xsl:apply-templates select="p:column" mode="chart-holds"/>
	</xsl:template>
	<xsl:template match="p:row" mode="chart-holds">
		<entry at="{cp:at(.)}" name="{normalize-space(@name)}">
			<xsl:if test="@short-name"><xsl:attribute name="short-name"><xsl:value-of select="normalize-space(@short-name)"/></xsl:attribute></xsl:if>
			<xsl:choose>
				<xsl:when test="@date"><xsl:copy-of select="@date"/></xsl:when>
				<xsl:when test="../@type = 'time-series'"><xsl:attribute name="date"><xsl:value-of select="normalize-space(@name)"/></xsl:attribute></xsl:when>
			</xsl:choose>
		</entry>
	</xsl:template>
	<xsl:template match="p:column" mode="chart-holds">
		<xsl:variable name="place" select="count(preceding-sibling::p:column) + 1"/>
		<series at="{cp:at(.)}" name="{normalize-space(@name)}">
			<xsl:if test="@short-name"><xsl:attribute name="short-name"><xsl:value-of select="normalize-space(@short-name)"/></xsl:attribute></xsl:if>
			<xsl:copy-of select="@target"/>
			<xsl:for-each select="../p:row">
				<xsl:variable name="number" select="string(str:tokenize(normalize-space(.), ' ')[$place])"/>
				<value>
					<xsl:choose>
						<xsl:when test="$number != '..'"><xsl:attribute name="number"><xsl:value-of select="$number"/></xsl:attribute></xsl:when>
						<xsl:otherwise><xsl:call-template name="chart-state"><xsl:with-param name="missing" select="@missing"/></xsl:call-template></xsl:otherwise>
					</xsl:choose>
					<xsl:copy-of select="@forecast | @break"/>
				</value>
			</xsl:for-each>
		</series>
	</xsl:template>
	<!-- Reasons keep their own words. -->
	<xsl:template name="chart-state">
		<xsl:param name="missing"/>
		<xsl:attribute name="state">
			<xsl:choose>
				<xsl:when test="not($missing) or $missing = '' or $missing = 'not-known'">not-known</xsl:when>
				<xsl:when test="$missing = 'not-applicable' or $missing = 'not-collected' or $missing = 'withheld'"><xsl:value-of select="$missing"/></xsl:when>
				<xsl:otherwise>not-reported</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>

	<!-- Data points beside one another: an entry for each, and the city as the only series -->
	<xsl:template match="p:chart[@of]" mode="chart-holds">
		<xsl:variable name="named"><xsl:call-template name="chart-points"/></xsl:variable>
		<xsl:variable name="chosen-points" select="exsl:node-set($named)/n"/>
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:for-each select="$chosen-points">
			<xsl:for-each select="cp:key('code', @code, $scorecard)">
				<entry>
					<xsl:call-template name="chart-place"><xsl:with-param name="here" select="$here"/></xsl:call-template>
					<xsl:attribute name="name"><xsl:apply-templates select="." mode="name"/></xsl:attribute>
					<xsl:attribute name="short-name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:short-name"/></xsl:call-template></xsl:attribute>
				</entry>
			</xsl:for-each>
		</xsl:for-each>
		<series at="{cp:at(.)}" name="{$city}">
			<xsl:for-each select="$chosen-points">
				<xsl:for-each select="cp:key('code', @code, $scorecard)">
					<value>
						<xsl:choose>
							<xsl:when test="@value"><xsl:attribute name="number"><xsl:value-of select="@value"/></xsl:attribute></xsl:when>
							<xsl:otherwise><xsl:call-template name="chart-state"><xsl:with-param name="missing" select="@state"/></xsl:call-template></xsl:otherwise>
						</xsl:choose>
						<xsl:copy-of select="@band | @forecast"/>
					</value>
				</xsl:for-each>
			</xsl:for-each>
		</series>
	</xsl:template>

	<!-- Data points over time: an entry for each period in which one of them has an observation, and a series for each -->
	<xsl:key name="observed" match="f:observation" use="@code"/>
	<xsl:key name="observed-in" match="f:observation" use="concat(@code, ' ', @period)"/>
	<xsl:key name="charted" match="o" use="@period"/>
	<xsl:key name="charted-value" match="o" use="concat(@code, ' ', @period)"/>
	<xsl:template match="p:chart[@of][@type = 'time-series']" mode="chart-holds" priority="1">
		<xsl:variable name="named"><xsl:call-template name="chart-points"/></xsl:variable>
		<xsl:variable name="codes" select="exsl:node-set($named)/n/@code"/>
		<xsl:call-template name="chart-periods">
			<xsl:with-param name="points" select="cp:key('code', $codes, $scorecard)"/>
			<xsl:with-param name="here" select="cp:at(.)"/>
		</xsl:call-template>
	</xsl:template>
	<!-- A data point that is named though the profile does not speak of it stands where the chart does. -->
	<xsl:template name="chart-place">
		<xsl:param name="here"/>
		<xsl:attribute name="at">
			<xsl:choose>
				<xsl:when test="@at"><xsl:value-of select="@at"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$here"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>
	<xsl:template name="chart-periods">
		<xsl:param name="points"/>
		<xsl:param name="here"/>
		<xsl:variable name="of-points">
			<xsl:for-each select="$points">
				<xsl:variable name="point" select="."/>
				<xsl:for-each select="$facts">
					<xsl:call-template name="chart-observations"><xsl:with-param name="code" select="$point/@code"/><xsl:with-param name="boundary" select="string($point/@boundary)"/></xsl:call-template>
				</xsl:for-each>
			</xsl:for-each>
		</xsl:variable>
		<xsl:variable name="observations" select="exsl:node-set($of-points)"/>
		<xsl:variable name="periods">
			<xsl:for-each select="set:distinct($observations/o/@period)">
				<xsl:sort select="translate(., '-/', '')"/>
				<period xmlns="" at="{key('charted', .)[1]/@at}" date="{.}"/>
			</xsl:for-each>
		</xsl:variable>
		<xsl:for-each select="exsl:node-set($periods)/period">
			<entry at="{@at}" date="{@date}">
				<xsl:attribute name="name"><xsl:call-template name="chart-period"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:attribute>
			</entry>
		</xsl:for-each>
		<xsl:for-each select="$points">
			<xsl:variable name="code" select="@code"/>
			<series>
				<xsl:call-template name="chart-place"><xsl:with-param name="here" select="$here"/></xsl:call-template>
				<xsl:attribute name="name"><xsl:apply-templates select="." mode="name"/></xsl:attribute>
				<xsl:attribute name="short-name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:short-name"/></xsl:call-template></xsl:attribute>
				<xsl:for-each select="exsl:node-set($periods)/period">
					<xsl:variable name="one" select="cp:key('charted-value', concat($code, ' ', @date), $observations)"/>
					<value>
						<xsl:choose>
							<xsl:when test="$one/@number"><xsl:copy-of select="$one/@number"/></xsl:when>
							<xsl:otherwise><xsl:call-template name="chart-state"><xsl:with-param name="missing" select="$one/@missing"/></xsl:call-template></xsl:otherwise>
						</xsl:choose>
						<xsl:copy-of select="$one/@forecast | $one/@break"/>
					</value>
				</xsl:for-each>
			</series>
		</xsl:for-each>
	</xsl:template>
	<!--
		One observation for each period, in order: that of the boundary that is scored, or else the first. Nothing joins values of two
		boundaries, or of two versions of the method.
	-->
	<xsl:template name="chart-observations">
		<xsl:param name="code"/>
		<xsl:param name="boundary"/>
		<xsl:variable name="sorted">
			<xsl:for-each select="set:distinct(key('observed', $code)/@period)">
				<xsl:sort select="translate(., '-/', '')"/>
				<xsl:variable name="all" select="key('observed-in', concat($code, ' ', .))"/>
				<xsl:variable name="known" select="$all[@number]"/>
				<xsl:variable name="own" select="$known[@boundary = $boundary]"/>
				<xsl:copy-of select="($own | $known[not($own)] | $all[not($known)])[1]"/>
			</xsl:for-each>
		</xsl:variable>
		<xsl:for-each select="exsl:node-set($sorted)/f:observation">
			<!-- Nearly always the last one; a look back over all of them would take long. -->
			<xsl:variable name="last" select="preceding-sibling::f:observation[1]"/>
			<xsl:variable name="before" select="$last[@number] | $last[not(@number)]/preceding-sibling::f:observation[@number][1]"/>
			<o xmlns="">
				<xsl:copy-of select="@at | @code | @period | @number | @missing | @forecast | @break"/>
				<xsl:if test="$before and (string($before/@boundary) != string(@boundary) or string($before/@method) != string(@method))"><xsl:attribute name="break">yes</xsl:attribute></xsl:if>
			</o>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="chart-period">
		<xsl:param name="date"/>
		<xsl:choose>
			<xsl:when test="contains($date, '/')"><xsl:value-of select="cp:label('time.between', 'from', cp:date(substring-before($date, '/')), 'to', cp:date(substring-after($date, '/')))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:date($date)"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Scores -->
	<xsl:template match="p:chart[@type = 'wheel' or @type = 'fan' or @type = 'radar' or @type = 'matrix' or @type = 'band-strip']" mode="chart-holds" priority="1">
		<xsl:variable name="codes"><xsl:call-template name="chart-codes"/></xsl:variable>
		<xsl:variable name="dimensions" select="$scorecard/s:dimension[contains($codes, concat(' ', @code, ' '))]"/>
		<xsl:choose>
			<xsl:when test="@type = 'matrix'"><xsl:call-template name="matrix-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:when>
			<xsl:otherwise><xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="p:chart[@type = 'performance-bar']" mode="chart-holds" priority="1">
		<xsl:variable name="bar"><xsl:apply-templates select="cp:key('point', normalize-space(@of), $scorecard)" mode="bar"/></xsl:variable>
		<xsl:copy-of select="exsl:node-set($bar)/*/@*"/>
	</xsl:template>

	<xsl:template match="p:chart[@type = 'sdg-strip']" mode="chart-holds" priority="1">
		<xsl:variable name="codes"><xsl:call-template name="chart-codes"/></xsl:variable>
		<xsl:attribute name="goals">
			<xsl:choose>
				<xsl:when test="@goals"><xsl:value-of select="normalize-space(@goals)"/></xsl:when>
				<xsl:otherwise>
					<xsl:variable name="goals">
						<xsl:for-each select="$scorecard/s:data-point[@value][contains($codes, concat(' ', @dimension, ' '))]">
							<xsl:for-each select="str:tokenize(@sdg, ' ')"><g xmlns=""><xsl:value-of select="substring-before(concat(., '.'), '.')"/></g></xsl:for-each>
						</xsl:for-each>
					</xsl:variable>
					<xsl:for-each select="set:distinct(exsl:node-set($goals)/g)">
						<xsl:sort select="." data-type="number"/>
						<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
						<xsl:value-of select="."/>
					</xsl:for-each>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>

	<!-- Plans: tasks inside, or the actions of recommendations with what they are to reach -->
	<xsl:template match="p:chart[@type = 'gantt' or @type = 'status-board']" mode="chart-holds" priority="1">
		<xsl:variable name="ids" select="concat(' ', normalize-space(@of), ' ')"/>
		<xsl:variable name="all" select="not(@of)"/>
		<xsl:apply-templates select="$profile/p:recommendations/p:recommendation[$all or contains($ids, concat(' ', @xml:id, ' '))]/p:action" mode="chart-holds"/>
	</xsl:template>
	<xsl:template match="p:chart[p:task]" mode="chart-holds" priority="2"><xsl:apply-templates select="p:task" mode="chart-holds"/></xsl:template>
	<xsl:template match="p:task" mode="chart-holds">
		<task at="{cp:at(.)}">
			<xsl:copy-of select="@code | @name | @group | @status | @band-before | @band-after"/>
			<xsl:call-template name="chart-time"/>
			<xsl:call-template name="chart-evidence"/>
			<xsl:for-each select="p:milestone"><milestone><xsl:copy-of select="@date | @name"/></milestone></xsl:for-each>
			<xsl:for-each select="p:step"><step><xsl:copy-of select="@date | @status"/></step></xsl:for-each>
		</task>
	</xsl:template>
	<!-- What shows how far it is: its own word, else that of the last step that has one. -->
	<xsl:template name="chart-evidence">
		<xsl:copy-of select="(@evidence | p:step[@evidence][last()]/@evidence)[1]"/>
	</xsl:template>
	<xsl:template name="chart-time">
		<xsl:copy-of select="@done"/>
		<xsl:if test="@from"><xsl:attribute name="start"><xsl:value-of select="@from"/></xsl:attribute></xsl:if>
		<xsl:if test="@to"><xsl:attribute name="end"><xsl:value-of select="@to"/></xsl:attribute></xsl:if>
	</xsl:template>
	<xsl:template match="p:action" mode="chart-holds">
		<task at="{cp:at(.)}">
			<xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="of" select="generate-id(..)"/></xsl:call-template></xsl:variable>
			<xsl:if test="$place != 0"><xsl:attribute name="code"><xsl:apply-templates select="." mode="number"/></xsl:attribute></xsl:if>
			<xsl:attribute name="name"><xsl:apply-templates select="." mode="title-string"/></xsl:attribute>
			<xsl:attribute name="group">
				<xsl:if test="$place != 0"><xsl:value-of select="$place"/><xsl:text> </xsl:text></xsl:if>
				<xsl:apply-templates select=".." mode="title-string"/>
			</xsl:attribute>
			<xsl:call-template name="chart-time"/>
			<xsl:call-template name="chart-evidence"/>
			<xsl:for-each select="p:target[@period]">
				<xsl:variable name="point" select="cp:key('point', normalize-space(@indicator), $scorecard)"/>
				<milestone date="{@period}">
					<xsl:attribute name="name"><xsl:apply-templates select="$point" mode="name"/></xsl:attribute>
				</milestone>
			</xsl:for-each>
			<xsl:for-each select="p:milestone"><milestone><xsl:copy-of select="@date | @name"/></milestone></xsl:for-each>
			<xsl:for-each select="p:step"><step><xsl:copy-of select="@date | @status"/></step></xsl:for-each>
		</task>
	</xsl:template>
</xsl:stylesheet>
