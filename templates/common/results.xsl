<?xml version="1.0" encoding="UTF-8"?>
<!--
	What the scorecard says: the result table of a dimension with its legend, values in running text, colours and signs of dimensions.
	A row stands for every data point of which the profile speaks, unless all that it says is that the value is not known. How many
	others the method has is said below.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	xmlns:f="urn:cityprofile:facts:1" xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets"
	exclude-result-prefixes="p s cp f exsl set">

	<xsl:variable name="scorecard" select="document('cityprofile:scorecard')/s:scorecard"/>
	<!-- Data points of which the profile speaks carry the place of their observation. Local ones count nowhere. -->
	<xsl:variable name="points" select="$scorecard/s:data-point[@at][@class != 'local']"/>
	<xsl:variable name="local-points" select="$scorecard/s:data-point[@at][@class = 'local']"/>
	<!-- By their codes, of which they may have several; those of a group, at whichever level. -->
	<xsl:key name="point" match="s:data-point" use="@code | s:alias/@code"/>
	<xsl:key name="in-group" match="s:data-point[@class != 'local']" use="@dimension | @sub-dimension | @category"/>
	<xsl:key name="group" match="s:category | s:sub-dimension | s:dimension" use="@code"/>
	<!-- By their places: a profile may name a data point by another of its codes. -->
	<xsl:key name="observation" match="p:observation" use="cp:at(.)"/>
	<!-- The codes of those that have a row: what is known, or why it is not. -->
	<xsl:variable name="row-tree-of-codes">
		<xsl:for-each select="$points | $local-points">
			<xsl:variable name="flag"><xsl:call-template name="results-note-flag"/></xsl:variable>
			<xsl:if test="@state != 'not-known' or $flag != ''"><row xmlns="" code="{@code}"/></xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="row-codes" select="exsl:node-set($row-tree-of-codes)"/>
	<xsl:key name="row" match="row" use="@code"/>
	<xsl:variable name="row-points" select="$scorecard/s:data-point[@at][cp:key('row', @code, $row-codes)]"/>

	<!--
		Rows stand under their category; without one, after those under their sub-dimension, else under the dimension itself.
		What is local comes last. No two groups of a method have one code.
	-->
	<xsl:key name="member" match="s:data-point[@class != 'local']" use="@category | @sub-dimension[not(../@category)] | @dimension[not(../@category or ../@sub-dimension)]"/>
	<xsl:variable name="groups" select="$scorecard/s:category | $scorecard/s:sub-dimension | $scorecard/s:dimension"/>

	<!-- Notes of observations have letters in the order of the rows. -->
	<xsl:variable name="order-of-rows">
		<xsl:for-each select="$scorecard/s:dimension">
			<xsl:variable name="dimension" select="@code"/>
			<d xmlns="" code="{@code}">
				<xsl:for-each select="$groups[@dimension = $dimension or (self::s:dimension and @code = $dimension)]">
					<xsl:sort select="boolean(self::s:dimension) * 2 + boolean(self::s:sub-dimension)" data-type="number"/>
					<xsl:apply-templates select="key('member', @code)[cp:key('row', @code, $row-codes)]" mode="order"/>
				</xsl:for-each>
				<xsl:apply-templates select="$row-points[@class = 'local'][@dimension = $dimension]" mode="order"/>
			</d>
		</xsl:for-each>
	</xsl:variable>
	<xsl:template match="s:data-point" mode="order">
		<xsl:variable name="flag"><xsl:call-template name="results-note-flag"/></xsl:variable>
		<xsl:if test="$flag != ''"><r xmlns="" code="{@code}"/></xsl:if>
	</xsl:template>
	<xsl:variable name="noted-tree">
		<xsl:for-each select="exsl:node-set($order-of-rows)/d">
			<d xmlns="" code="{@code}"><xsl:for-each select="r"><r code="{@code}" number="{position()}"/></xsl:for-each></d>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="noted" select="exsl:node-set($noted-tree)/d"/>
	<xsl:key name="noted" match="r" use="@code"/>

	<!-- Names of the colour and of the sign that go with a dimension. -->
	<xsl:template name="dimension-colour">
		<xsl:param name="code"/>
		<xsl:variable name="dimension" select="cp:key('group', $code, $scorecard)/self::s:dimension"/>
		<xsl:variable name="place" select="count($dimension/preceding-sibling::s:dimension)"/>
		<xsl:choose>
			<xsl:when test="not($dimension) or $place &gt; 2">slate</xsl:when>
			<xsl:when test="$place = 0">economy</xsl:when>
			<xsl:when test="$place = 1">environment</xsl:when>
			<xsl:otherwise>society</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="dimension-sign">
		<xsl:param name="colour"/>
		<xsl:choose>
			<xsl:when test="$colour = 'environment'">disc</xsl:when>
			<xsl:when test="$colour = 'society'">triangle</xsl:when>
			<xsl:otherwise>square</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- "Mode share: public transport": the data point's own name after that of its indicator, where it has one. -->
	<xsl:template match="s:data-point" mode="name">
		<xsl:variable name="indicator"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:indicator-name"/></xsl:call-template></xsl:variable>
		<xsl:variable name="own"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:variable>
		<xsl:choose>
			<xsl:when test="$own = '' or $own = $indicator"><xsl:value-of select="$indicator"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('data-point', 'indicator', string($indicator), 'name', string($own))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="s:data-point" mode="unit">
		<xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:unit"/></xsl:call-template>
	</xsl:template>

	<!-- The value with the digits of the profile; a computed one with those of the method. Or the word for what is missing. -->
	<xsl:template match="s:data-point" mode="value">
		<xsl:variable name="at" select="@at"/>
		<xsl:variable name="written">
			<xsl:value-of select="cp:key('observation', $at, $profile)/@value"/>
		</xsl:variable>
		<xsl:choose>
			<xsl:when test="not(@value)"><xsl:value-of select="cp:label(concat('state.', @state))"/></xsl:when>
			<xsl:when test="@kind = 'yes-no'"><xsl:value-of select="cp:label(concat('answer.', @value))"/></xsl:when>
			<xsl:when test="number($written) = number($written)"><xsl:value-of select="cp:number(string($written))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:number(@value)"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The same in running text: with the unit, and "per cent" for its sign. -->
	<xsl:template match="s:data-point" mode="value-and-unit">
		<xsl:param name="value"/>
		<xsl:variable name="unit"><xsl:apply-templates select="." mode="unit"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="@kind = 'yes-no' or $unit = ''"><xsl:value-of select="$value"/></xsl:when>
			<xsl:when test="starts-with($unit, '%')"><xsl:value-of select="cp:label('value.per-cent', 'value', string($value), 'of', substring-after($unit, '%'))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('value.unit', 'value', string($value), 'unit', string($unit))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The same where space is short: "2.16 %", and other units left to what stands beside. -->
	<xsl:template match="s:data-point" mode="value-short">
		<xsl:param name="value"><xsl:apply-templates select="." mode="value"/></xsl:param>
		<xsl:variable name="unit"><xsl:apply-templates select="." mode="unit"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="@value and starts-with($unit, '%')"><xsl:value-of select="cp:label('value.short', 'value', string($value))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- A fact without words: the figure that was computed for it. -->
	<xsl:variable name="facts" select="document('cityprofile:facts')"/>
	<xsl:key name="figure" match="f:fact" use="@at"/>
	<xsl:template match="p:fact[normalize-space() = '']" priority="1">
		<xsl:variable name="at" select="cp:at(.)"/>
		<xsl:variable name="figure"><xsl:value-of select="cp:key('figure', $at, $facts)/@value"/></xsl:variable>
		<xsl:variable name="point" select="cp:key('point', normalize-space(@indicator), $scorecard)"/>
		<xsl:variable name="unit"><xsl:apply-templates select="$point" mode="unit"/></xsl:variable>
		<xsl:variable name="value">
			<xsl:choose>
				<xsl:when test="$figure = 'yes' or $figure = 'no'"><xsl:value-of select="cp:label(concat('answer.', $figure))"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="cp:number(string($figure))"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<t at="{$at}">
			<xsl:choose>
				<xsl:when test="@per-cent-of"><xsl:value-of select="cp:label('value.per-cent', 'value', string($value), 'of', '')"/></xsl:when>
				<xsl:when test="@change-from and starts-with($unit, '%')"><xsl:value-of select="cp:label('value.points', 'value', string($value))"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select="$point" mode="value-and-unit"><xsl:with-param name="value" select="$value"/></xsl:apply-templates></xsl:otherwise>
			</xsl:choose>
		</t>
	</xsl:template>

	<!-- The result table of a dimension. Without benchmarks there is nothing to draw beside the values. -->
	<xsl:variable name="has-benchmarks" select="boolean($scorecard/@benchmarks)"/>
	<xsl:variable name="notice-of-set">
		<xsl:choose>
			<xsl:when test="$scorecard/s:notice/@standard"><xsl:value-of select="cp:label(concat('notice.', $scorecard/@benchmarks-status))"/></xsl:when>
			<xsl:otherwise><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$scorecard/s:notice"/></xsl:call-template></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:template match="p:chapter[@dimension]" mode="plan-made">
		<xsl:if test="$row-points[@dimension = current()/@dimension]"><n xmlns="" kind="table" of="results.{generate-id()}"/></xsl:if>
	</xsl:template>

	<xsl:template match="p:chapter" mode="results"/>
	<xsl:template match="p:chapter[@dimension]" mode="results">
		<xsl:variable name="chapter" select="."/>
		<xsl:variable name="dimension" select="$scorecard/s:dimension[@code = current()/@dimension]"/>
		<xsl:variable name="rows" select="$row-points[@dimension = $dimension/@code]"/>
		<xsl:variable name="number">
			<xsl:call-template name="place"><xsl:with-param name="of" select="concat('results.', generate-id())"/></xsl:call-template>
		</xsl:variable>
		<xsl:variable name="name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="p:title"/></xsl:call-template></xsl:variable>
		<xsl:if test="$rows">
			<table at="{cp:at(.)}" id="results.{@xml:id}" area="full" style="table-results" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
				<caption at="{cp:at(.)}">
					<p at="{cp:at(.)}" style="caption">
						<xsl:call-template name="caption-number"><xsl:with-param name="call" select="cp:label('call.table', 'number', string($number))"/></xsl:call-template>
						<xsl:choose>
							<xsl:when test="$has-benchmarks"><xsl:value-of select="cp:label('results.caption', 'dimension', string($name))"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="cp:label('results.caption-alone', 'dimension', string($name))"/></xsl:otherwise>
						</xsl:choose>
					</p>
				</caption>
				<col width="25mm"/>
				<xsl:choose>
					<xsl:when test="$has-benchmarks">
						<col width="72mm"/>
						<col width="18mm" align="end" decimal="yes"/>
						<col width="39mm"/>
					</xsl:when>
					<xsl:otherwise>
						<col width="106mm"/>
						<col width="23mm" align="end" decimal="yes" pad-end="5mm"/>
					</xsl:otherwise>
				</xsl:choose>
				<col width="16mm"/>
				<thead at="{cp:at(.)}" style="table-head">
					<tr at="{cp:at(.)}">
						<xsl:call-template name="results-head"><xsl:with-param name="key">category</xsl:with-param></xsl:call-template>
						<xsl:call-template name="results-head"><xsl:with-param name="key">data-point</xsl:with-param></xsl:call-template>
						<xsl:call-template name="results-head"><xsl:with-param name="key">result</xsl:with-param><xsl:with-param name="style">-result</xsl:with-param></xsl:call-template>
						<xsl:if test="$has-benchmarks"><xsl:call-template name="results-head"><xsl:with-param name="key">performance</xsl:with-param><xsl:with-param name="style">-bar</xsl:with-param></xsl:call-template></xsl:if>
						<xsl:call-template name="results-head"><xsl:with-param name="key">target</xsl:with-param><xsl:with-param name="style">-last</xsl:with-param></xsl:call-template>
					</tr>
				</thead>
				<xsl:for-each select="$groups[@dimension = $dimension/@code or (self::s:dimension and @code = $dimension/@code)]">
					<xsl:sort select="boolean(self::s:dimension) * 2 + boolean(self::s:sub-dimension)" data-type="number"/>
					<xsl:variable name="members" select="key('member', @code)[cp:key('row', @code, $row-codes)]"/>
					<xsl:if test="$members">
						<xsl:variable name="words"><xsl:call-template name="chosen"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:variable>
						<xsl:call-template name="results-group">
							<xsl:with-param name="place" select="cp:at($chapter)"/>
							<xsl:with-param name="words" select="$words"/>
							<xsl:with-param name="members" select="$members"/>
						</xsl:call-template>
					</xsl:if>
				</xsl:for-each>
				<xsl:if test="$rows[@class = 'local']">
					<xsl:call-template name="results-group">
						<xsl:with-param name="place" select="cp:at($chapter)"/>
						<xsl:with-param name="words" select="cp:label('results.local')"/>
						<xsl:with-param name="members" select="$rows[@class = 'local']"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:call-template name="results-notes"><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
			</table>
			<xsl:if test="$has-benchmarks"><xsl:call-template name="results-legend"><xsl:with-param name="rows" select="$rows"/></xsl:call-template></xsl:if>
		</xsl:if>
		<xsl:if test="not($rows)">
			<xsl:variable name="others"><xsl:call-template name="results-others"><xsl:with-param name="rows" select="$rows"/></xsl:call-template></xsl:variable>
			<xsl:if test="$others != ''"><p at="{cp:at(.)}" style="results-none"><xsl:value-of select="$others"/></p></xsl:if>
		</xsl:if>
	</xsl:template>

	<!-- How many data points of the dimension have no row, by what holds for them, and which categories have none at all. -->
	<xsl:template name="results-others">
		<xsl:param name="rows"/>
		<xsl:variable name="dimension" select="@dimension"/>
		<xsl:variable name="others" select="$scorecard/s:data-point[@dimension = $dimension][@class != 'local'][not(cp:key('row', @code, $row-codes))]"/>
		<xsl:variable name="with-others" select="set:distinct($others/@category)"/>
		<xsl:variable name="with-rows" select="set:distinct($rows/@category)"/>
		<xsl:variable name="empty" select="$scorecard/s:category[@dimension = $dimension][@code = $with-others][not(@code = $with-rows)]"/>
		<xsl:variable name="names">
			<xsl:for-each select="$empty"><n xmlns=""><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></n></xsl:for-each>
		</xsl:variable>
		<xsl:for-each select="set:distinct($others/@state)">
			<xsl:variable name="state" select="string()"/>
			<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
			<xsl:value-of select="cp:label(concat('results.others.', $state), 'count', count($others[@state = $state]))"/>
		</xsl:for-each>
		<xsl:if test="$rows and $empty">
			<xsl:text> </xsl:text>
			<xsl:value-of select="cp:label('results.empty', 'names', cp:list(exsl:node-set($names)/n))"/>
		</xsl:if>
	</xsl:template>

	<xsl:template name="results-head">
		<xsl:param name="key"/>
		<xsl:param name="style"/>
		<th at="{cp:at(.)}" style="cell-head{$style}" scope="column">
			<p at="{cp:at(.)}" style="cell-head-text"><xsl:value-of select="cp:label(concat('results.', $key))"/></p>
		</th>
	</xsl:template>

	<!-- The rows of a group, or of what is local. -->
	<xsl:template name="results-group">
		<xsl:param name="place"/>
		<xsl:param name="words"/>
		<xsl:param name="members"/>
		<tbody at="{$place}" style="table-group">
			<xsl:for-each select="$members">
				<tr at="{@at}">
					<xsl:if test="position() = 1">
						<xsl:call-template name="results-category">
							<xsl:with-param name="words" select="$words"/>
							<xsl:with-param name="rows" select="last()"/>
						</xsl:call-template>
					</xsl:if>
					<xsl:call-template name="results-row"/>
				</tr>
			</xsl:for-each>
		</tbody>
	</xsl:template>
	<xsl:template name="results-category">
		<xsl:param name="words"/>
		<xsl:param name="rows"/>
		<xsl:variable name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@dimension"/></xsl:call-template></xsl:variable>
		<th at="{@at}" style="cell-group" scope="rowgroup" rowspan="{$rows}">
			<p at="{@at}" style="cell-group-{$colour}"><xsl:copy-of select="$words"/></p>
		</th>
	</xsl:template>

	<!-- Why a value is missing, or what a reader must know of it; an element of the profile or nothing. -->
	<xsl:template name="results-row">
		<xsl:variable name="unit"><xsl:apply-templates select="." mode="unit"/></xsl:variable>
		<th at="{@at}" style="cell" scope="row">
			<p at="{@at}" style="cell-text">
				<xsl:apply-templates select="." mode="name"/>
				<xsl:if test="$unit != ''">
					<xsl:text> </xsl:text>
					<span style="unit"><xsl:value-of select="cp:label('unit', 'unit', string($unit))"/></span>
				</xsl:if>
				<xsl:call-template name="results-mark"/>
			</p>
		</th>
		<td at="{@at}" style="cell-result">
			<p at="{@at}" style="cell-text">
				<xsl:choose>
					<xsl:when test="@value"><xsl:apply-templates select="." mode="value"/></xsl:when>
					<xsl:otherwise><span style="cell-missing"><xsl:apply-templates select="." mode="value"/></span></xsl:otherwise>
				</xsl:choose>
			</p>
		</td>
		<xsl:if test="$has-benchmarks"><td at="{@at}" style="cell-bar"><p at="{@at}" style="cell-text"><xsl:apply-templates select="." mode="bar"/></p></td></xsl:if>
		<td at="{@at}" style="cell-last"><p at="{@at}" style="cell-text"><xsl:call-template name="goals"><xsl:with-param name="targets" select="@sdg"/></xsl:call-template></p></td>
	</xsl:template>

	<!-- Where bands part, as far as a bar can show it. -->
	<xsl:variable name="bar-limits">
		<xsl:for-each select="$scorecard/s:band[@from &gt;= 0.01 and @from &lt; 99.995]">
			<xsl:sort select="@from" data-type="number"/>
			<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
			<xsl:value-of select="format-number(@from, '0.##')"/>
		</xsl:for-each>
	</xsl:variable>

	<xsl:template match="s:data-point" mode="bar"><chart type="performance-bar" state="{@state}"/></xsl:template>
	<xsl:template match="s:data-point[@state = 'not-applicable' or @state = 'not-collected' or @state = 'withheld']" mode="bar">
		<chart type="performance-bar" state="not-reported"/>
	</xsl:template>
	<xsl:template match="s:data-point[@state = 'scored']" mode="bar">
		<chart type="performance-bar" state="scored" band="{@band}" limits="{$bar-limits}" percent="{format-number(@percent-hundredths div 100, '0.00')}"/>
	</xsl:template>

	<!-- By a restricted benchmark set there is a band, but no percentage. -->
	<xsl:template match="s:data-point[@state = 'scored'][not(@percent-hundredths)]" mode="bar" priority="1"><chart type="band-tile" band="{@band}"/></xsl:template>

	<!-- A tile for each goal; the number of the target beside the last. A dash for none. -->
	<xsl:template name="goals">
		<xsl:param name="targets"/>
		<xsl:param name="numbers" select="true()"/>
		<xsl:param name="seen" select="' '"/>
		<xsl:variable name="list" select="concat(normalize-space($targets), ' ')"/>
		<xsl:variable name="target" select="substring-before($list, ' ')"/>
		<xsl:variable name="goal" select="substring-before(concat($target, '.'), '.')"/>
		<xsl:choose>
			<xsl:when test="$target = '' and $seen = ' '">–</xsl:when>
			<xsl:when test="$target = ''"/>
			<xsl:otherwise>
				<xsl:if test="$seen != ' ' and ($numbers or not(contains($seen, concat(' ', $goal, ' '))))"><xsl:text> </xsl:text></xsl:if>
				<xsl:if test="not(contains($seen, concat(' ', $goal, ' ')))"><chart type="sdg-tile" name="{$goal}"/></xsl:if>
				<xsl:if test="$numbers"><xsl:text>&#xA0;</xsl:text><span style="target"><xsl:value-of select="$target"/></span></xsl:if>
				<xsl:call-template name="goals">
					<xsl:with-param name="targets" select="substring-after($list, ' ')"/>
					<xsl:with-param name="numbers" select="$numbers"/>
					<xsl:with-param name="seen" select="concat($seen, $goal, ' ')"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="results-letter">
		<xsl:call-template name="count-out"><xsl:with-param name="value" select="number(cp:key('noted', @code, $noted)/@number)"/><xsl:with-param name="format">a</xsl:with-param></xsl:call-template>
	</xsl:template>
	<!-- An x where the observation has a reason or a note. -->
	<xsl:template name="results-note-flag">
		<xsl:if test="cp:key('observation', @at, $profile)[p:reason or p:note]">x</xsl:if>
	</xsl:template>
	<xsl:template name="results-mark">
		<xsl:variable name="flag"><xsl:call-template name="results-note-flag"/></xsl:variable>
		<xsl:if test="$flag != ''">
			<xsl:variable name="letter"><xsl:call-template name="results-letter"/></xsl:variable>
			<xsl:call-template name="letter-mark">
				<xsl:with-param name="to" select="concat('note.', @code)"/>
				<xsl:with-param name="letter" select="string($letter)"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- What stands wherever a band shows: the notice of the set, and what was calculated with it. -->
	<xsl:template name="notice-of-bands">
		<xsl:param name="bars" select="boolean($scorecard/s:data-point/@percent-hundredths)"/>
		<xsl:variable name="name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$scorecard/s:benchmarks-name"/></xsl:call-template></xsl:variable>
		<xsl:value-of select="concat($notice-of-set, ' ')"/>
		<xsl:choose>
			<xsl:when test="$bars"><xsl:value-of select="cp:label('results.calculated', 'name', string($name))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('results.calculated-bands', 'name', string($name))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="results-notes">
		<xsl:param name="rows"/>
		<xsl:variable name="sources">
			<xsl:for-each select="$rows/@source"><xsl:value-of select="concat(., ' ')"/></xsl:for-each>
		</xsl:variable>
		<xsl:variable name="others"><xsl:call-template name="results-others"><xsl:with-param name="rows" select="$rows"/></xsl:call-template></xsl:variable>
		<table-note at="{cp:at(.)}">
			<p at="{cp:at(.)}" style="table-note">
				<xsl:call-template name="source-words"><xsl:with-param name="ids" select="$sources"/></xsl:call-template>
				<xsl:if test="$notice-of-set != ''">
					<xsl:text> </xsl:text>
					<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
					<xsl:text> </xsl:text>
					<xsl:call-template name="notice-of-bands"/>
				</xsl:if>
			</p>
			<xsl:if test="$others != ''"><p at="{cp:at(.)}" style="table-note"><xsl:value-of select="$others"/></p></xsl:if>
			<xsl:for-each select="$noted[@code = current()/@dimension]/r">
				<xsl:for-each select="cp:key('point', @code, $scorecard)[@code = current()/@code]">
					<xsl:variable name="letter"><xsl:call-template name="results-letter"/></xsl:variable>
					<xsl:variable name="at" select="@at"/>
					<section at="{@at}" id="note.{@code}" role="Note">
						<p at="{@at}" style="table-note-letter">
							<label style="table-note-mark"><xsl:value-of select="$letter"/></label>
							<xsl:for-each select="$profile">
								<xsl:for-each select="key('observation', $at)">
									<xsl:for-each select="p:reason | p:note">
										<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
										<xsl:apply-templates/>
									</xsl:for-each>
								</xsl:for-each>
							</xsl:for-each>
						</p>
					</section>
				</xsl:for-each>
			</xsl:for-each>
		</table-note>
	</xsl:template>

	<!-- Bands always; signs of what is missing, perhaps with their letters, only where a row has them. A line breaks between them. -->
	<xsl:template name="results-legend">
		<xsl:param name="rows"/>
		<xsl:param name="area">full</xsl:param>
		<xsl:param name="style">legend</xsl:param>
		<xsl:param name="letters" select="false()"/>
		<p at="{cp:at(.)}" area="{$area}" style="{$style}">
			<xsl:for-each select="$scorecard/s:band">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<chart type="band-tile" band="{@letter}" height="9pt"/>
				<xsl:text>&#x2007;</xsl:text>
				<xsl:variable name="range"><xsl:call-template name="band-range"/></xsl:variable>
				<xsl:value-of select="translate($range, ' ', '&#xA0;')"/>
				<xsl:call-template name="legend-gap"/>
			</xsl:for-each>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-reported</xsl:with-param><xsl:with-param name="letters"><xsl:if test="$letters">NR</xsl:if></xsl:with-param><xsl:with-param name="present" select="$rows[@state = 'not-reported' or @state = 'not-applicable' or @state = 'not-collected' or @state = 'withheld']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-verified</xsl:with-param><xsl:with-param name="letters"><xsl:if test="$letters">NV</xsl:if></xsl:with-param><xsl:with-param name="present" select="$rows[@state = 'not-verified']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">no-benchmark</xsl:with-param><xsl:with-param name="letters"><xsl:if test="$letters">NB</xsl:if></xsl:with-param><xsl:with-param name="present" select="$rows[@state = 'no-benchmark']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-known</xsl:with-param><xsl:with-param name="letters"><xsl:if test="$letters">NK</xsl:if></xsl:with-param><xsl:with-param name="present" select="$rows[@state = 'not-known']"/></xsl:call-template>
		</p>
	</xsl:template>
	<xsl:template name="band-range">
		<xsl:choose>
			<xsl:when test="not(@to)"><xsl:value-of select="cp:label('band.from', 'letter', @letter, 'from', cp:number(@from))"/></xsl:when>
			<xsl:when test="number(@from) = 0"><xsl:value-of select="cp:label('band.below', 'letter', @letter, 'to', cp:number(@to))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('band.between', 'letter', @letter, 'from', cp:number(@from), 'to', cp:number(@to))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="legend-state">
		<xsl:param name="state"/>
		<xsl:param name="present"/>
		<xsl:param name="letters"/>
		<xsl:if test="$present">
			<chart type="swatch" state="{$state}" role="Artifact"/>
			<xsl:text>&#x2007;</xsl:text>
			<xsl:value-of select="translate(cp:label(concat('state.', $state)), ' ', '&#xA0;')"/>
			<xsl:if test="$letters != ''"><xsl:value-of select="concat('&#xA0;(', $letters, ')')"/></xsl:if>
			<xsl:call-template name="legend-gap"/>
		</xsl:if>
	</xsl:template>
	<!-- An em space, at which the line may break. -->
	<xsl:template name="legend-gap"><xsl:text>&#x2003;</xsl:text></xsl:template>
</xsl:stylesheet>
