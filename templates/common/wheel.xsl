<?xml version="1.0" encoding="UTF-8"?>
<!--
	The benchmarking wheel of the whole city, or of one dimension: a figure with its caption, and its legend and notes below.
	`wheel` places it anywhere; a chapter in $wheel-chapter is followed by a page with it, and the figure is numbered there.
	Local indicators are not in it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	exclude-result-prefixes="p s cp">

	<!-- A template that has a page for the wheel names the chapter after which it stands. -->
	<xsl:variable name="wheel-chapter" select="/.."/>
	<xsl:template match="p:chapter" mode="plan-page">
		<xsl:if test="generate-id() = generate-id($wheel-chapter)"><n kind="figure" of="wheel" xmlns=""/></xsl:if>
	</xsl:template>

	<!-- The year of the data, if they are of one year; else that of issue. -->
	<xsl:variable name="wheel-year">
		<xsl:variable name="periods" select="$profile/p:indicators/@period"/>
		<xsl:choose>
			<xsl:when test="$periods[string-length() &gt;= 4] and not($periods[substring(., 1, 4) != substring($periods[1], 1, 4)])"><xsl:value-of select="substring($periods[1], 1, 4)"/></xsl:when>
			<xsl:when test="$issue-year != 9999"><xsl:value-of select="$issue-year"/></xsl:when>
		</xsl:choose>
	</xsl:variable>

	<!-- The wheel as a figure. `dimensions`: those that it shows. `height`: across the whole circle. -->
	<xsl:template name="wheel">
		<xsl:param name="dimensions" select="$scorecard/s:dimension"/>
		<xsl:param name="height">184mm</xsl:param>
		<xsl:param name="id">wheel</xsl:param>
		<xsl:variable name="members" select="cp:key('in-group', $dimensions/@code, $scorecard)"/>
		<xsl:variable name="categories" select="$groups[key('member', @code)/@dimension = $dimensions/@code]"/>
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="of" select="$id"/></xsl:call-template></xsl:variable>
		<xsl:variable name="number"><xsl:call-template name="count-out"><xsl:with-param name="value" select="$place"/><xsl:with-param name="format">I</xsl:with-param></xsl:call-template></xsl:variable>
		<figure at="{cp:at(.)}" id="{$id}" area="full" style="figure-wheel">
			<caption at="{cp:at(.)}">
				<p at="{cp:at(.)}" style="caption-headnote">
					<xsl:call-template name="caption-number">
						<xsl:with-param name="call"><xsl:if test="$place != 0 and not($one-figure)"><xsl:value-of select="cp:label('call.figure', 'number', string($number))"/></xsl:if></xsl:with-param>
					</xsl:call-template>
					<xsl:value-of select="cp:label('wheel.title', 'points', cp:label('chart.scores.points', 'count', count($members)), 'categories', cp:label('chart.scores.categories', 'count', count($categories)), 'dimensions', cp:label('chart.scores.dimensions', 'count', count($dimensions)))"/>
				</p>
				<p at="{cp:at(.)}" style="headnote-wheel"><xsl:value-of select="cp:label('wheel.headnote')"/></p>
			</caption>
			<chart type="wheel" height="{$height}" year="{$wheel-year}" name="{$city}" at="{$here}">
				<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
			</chart>
		</figure>
		<xsl:call-template name="wheel-legend"><xsl:with-param name="members" select="$members"/></xsl:call-template>
		<p at="{cp:at(.)}" area="full" style="table-note">
			<xsl:call-template name="data-link"><xsl:with-param name="of">wheel-table</xsl:with-param></xsl:call-template>
			<xsl:text> </xsl:text>
			<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
			<xsl:text> </xsl:text>
			<xsl:value-of select="cp:label('wheel.note')"/>
			<xsl:if test="$notice-of-set != ''">
				<xsl:text> </xsl:text>
				<xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template>
			</xsl:if>
		</p>
	</xsl:template>

	<!-- What a chart of scores holds. What has no category stands in its sub-dimension or dimension, as in the tables. -->
	<xsl:template name="wheel-data">
		<xsl:param name="dimensions"/>
		<xsl:variable name="members" select="cp:key('in-group', $dimensions/@code, $scorecard)"/>
		<xsl:variable name="categories" select="$groups[key('member', @code)/@dimension = $dimensions/@code]"/>
		<xsl:attribute name="most">
			<xsl:for-each select="$scorecard/s:band">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<xsl:if test="position() = 1"><xsl:value-of select="@points"/></xsl:if>
			</xsl:for-each>
		</xsl:attribute>
		<xsl:for-each select="$dimensions[key('in-group', @code)]">
			<dimension>
				<xsl:attribute name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@code"/></xsl:call-template></xsl:attribute>
				<xsl:call-template name="wheel-group"/>
				<xsl:for-each select="$categories[@dimension = current()/@code or (self::s:dimension and @code = current()/@code)]">
					<xsl:sort select="boolean(self::s:dimension) * 2 + boolean(self::s:sub-dimension)" data-type="number"/>
					<category>
						<xsl:call-template name="wheel-group"/>
						<xsl:apply-templates select="key('member', @code)" mode="wheel"/>
					</category>
				</xsl:for-each>
			</dimension>
		</xsl:for-each>
	</xsl:template>

	<!-- The same as a table: every name in full, with its band or why it has none. -->
	<xsl:template name="wheel-table">
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:variable name="members" select="$scorecard/s:data-point[@class != 'local']"/>
		<xsl:variable name="number"><xsl:call-template name="place"><xsl:with-param name="of" select="'wheel-table'"/></xsl:call-template></xsl:variable>
		<table at="{$here}" id="wheel-table" area="full" style="table" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
			<caption at="{$here}">
				<p at="{$here}" style="caption">
					<xsl:call-template name="caption-number"><xsl:with-param name="call" select="cp:label('call.table', 'number', string($number))"/></xsl:call-template>
					<xsl:value-of select="cp:label('wheel.table')"/>
				</p>
			</caption>
			<col width="45mm"/>
			<col width="90mm"/>
			<col width="35mm"/>
			<thead at="{$here}" style="table-head">
				<tr at="{$here}">
					<xsl:call-template name="results-head"><xsl:with-param name="key">category</xsl:with-param></xsl:call-template>
					<xsl:call-template name="results-head"><xsl:with-param name="key">name</xsl:with-param></xsl:call-template>
					<xsl:call-template name="results-head"><xsl:with-param name="key">band</xsl:with-param><xsl:with-param name="style">-last</xsl:with-param></xsl:call-template>
				</tr>
			</thead>
			<xsl:for-each select="$scorecard/s:dimension">
				<xsl:for-each select="$groups[@dimension = current()/@code or (self::s:dimension and @code = current()/@code)][key('member', @code)]">
					<xsl:sort select="boolean(self::s:dimension) * 2 + boolean(self::s:sub-dimension)" data-type="number"/>
					<xsl:variable name="category" select="."/>
					<xsl:variable name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@dimension"/></xsl:call-template></xsl:variable>
					<tbody at="{$here}" style="table-group-annex">
						<xsl:for-each select="key('member', @code)">
							<tr at="{$here}">
								<xsl:if test="position() = 1">
									<th at="{$here}" style="cell-annex" scope="rowgroup" rowspan="{last()}">
										<p at="{$here}" style="cell-annex-{$colour}"><xsl:for-each select="$category"><xsl:call-template name="chosen"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:for-each></p>
									</th>
								</xsl:if>
								<th at="{$here}" style="cell-annex" scope="row"><p at="{$here}" style="cell-annex-text"><xsl:apply-templates select="." mode="name"/></p></th>
								<td at="{$here}" style="cell-annex-last"><p at="{$here}" style="cell-annex-text"><xsl:apply-templates select="." mode="wheel-band"/></p></td>
							</tr>
						</xsl:for-each>
					</tbody>
				</xsl:for-each>
			</xsl:for-each>
			<xsl:if test="$notice-of-set != ''">
				<table-note at="{$here}">
					<p at="{$here}" style="table-note"><span style="emphasis"><xsl:value-of select="cp:label('note')"/></span><xsl:text> </xsl:text><xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template></p>
				</table-note>
			</xsl:if>
		</table>
	</xsl:template>
	<xsl:template match="s:data-point[@state = 'scored']" mode="wheel-band"><chart type="band-tile" band="{@band}" height="8pt"/></xsl:template>
	<xsl:template match="s:data-point" mode="wheel-band"><span style="cell-missing"><xsl:value-of select="cp:label(concat('state.', @state))"/></span></xsl:template>

	<!-- Name, band and percentage of a group. One without a scored data point has the state of those that tell least. -->
	<xsl:template name="wheel-group">
		<xsl:attribute name="name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:attribute>
		<xsl:attribute name="short-name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:short-name"/></xsl:call-template></xsl:attribute>
		<xsl:if test="@band"><xsl:attribute name="band"><xsl:value-of select="@band"/></xsl:attribute></xsl:if>
		<xsl:if test="@percent-hundredths"><xsl:attribute name="percent"><xsl:value-of select="format-number(@percent-hundredths div 100, '0.00')"/></xsl:attribute></xsl:if>
		<xsl:if test="not(@band)">
			<xsl:attribute name="state">
				<xsl:choose>
					<xsl:when test="@not-reported + @not-applicable + @not-collected + @withheld &gt; 0">not-reported</xsl:when>
					<xsl:when test="@not-known &gt; 0">not-known</xsl:when>
					<xsl:when test="@not-verified &gt; 0">not-verified</xsl:when>
					<xsl:when test="@no-benchmark &gt; 0">no-benchmark</xsl:when>
					<xsl:otherwise>not-reported</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
		</xsl:if>
	</xsl:template>

	<xsl:template match="s:data-point" mode="wheel">
		<data-point>
			<xsl:attribute name="name"><xsl:apply-templates select="." mode="name"/></xsl:attribute>
			<xsl:attribute name="short-name"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:short-name"/></xsl:call-template></xsl:attribute>
			<xsl:choose>
				<xsl:when test="@state = 'scored'"><xsl:copy-of select="@band | @points"/></xsl:when>
				<xsl:when test="@state = 'not-verified' or @state = 'no-benchmark' or @state = 'not-known'"><xsl:copy-of select="@state"/></xsl:when>
				<xsl:otherwise><xsl:attribute name="state">not-reported</xsl:attribute></xsl:otherwise>
			</xsl:choose>
		</data-point>
	</xsl:template>

	<!-- All bands, and the states that occur, each with its count. -->
	<xsl:template name="wheel-legend">
		<xsl:param name="members"/>
		<xsl:param name="style">legend-wheel</xsl:param>
		<p at="{cp:at(.)}" style="{$style}">
			<xsl:if test="$style = 'legend-wheel'"><xsl:attribute name="area">full</xsl:attribute></xsl:if>
			<xsl:for-each select="$scorecard/s:band">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<chart type="band-tile" band="{@letter}" height="9pt"/>
				<xsl:text>&#x2007;</xsl:text>
				<xsl:call-template name="band-range"/>
				<xsl:call-template name="wheel-count"><xsl:with-param name="counted" select="$members[@band = current()/@letter]"/></xsl:call-template>
				<xsl:call-template name="legend-gap"/>
			</xsl:for-each>
			<xsl:variable name="not-reported" select="$members[@state = 'not-reported' or @state = 'not-applicable' or @state = 'not-collected' or @state = 'withheld']"/>
			<xsl:call-template name="wheel-state"><xsl:with-param name="state">not-reported</xsl:with-param><xsl:with-param name="counted" select="$not-reported"/></xsl:call-template>
			<xsl:call-template name="wheel-state"><xsl:with-param name="state">not-verified</xsl:with-param><xsl:with-param name="counted" select="$members[@state = 'not-verified']"/></xsl:call-template>
			<xsl:call-template name="wheel-state"><xsl:with-param name="state">no-benchmark</xsl:with-param><xsl:with-param name="counted" select="$members[@state = 'no-benchmark']"/></xsl:call-template>
			<xsl:call-template name="wheel-state"><xsl:with-param name="state">not-known</xsl:with-param><xsl:with-param name="counted" select="$members[@state = 'not-known']"/><xsl:with-param name="both" select="boolean($not-reported)"/></xsl:call-template>
		</p>
	</xsl:template>
	<!-- Where groups are what is drawn: bands and states that these have. -->
	<xsl:template name="legend-of-groups">
		<xsl:param name="shown"/>
		<p at="{cp:at(.)}" style="legend-figure">
			<xsl:for-each select="$scorecard/s:band[@letter = $shown/@band]">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<chart type="band-tile" band="{@letter}" height="9pt"/>
				<xsl:text>&#x2007;</xsl:text>
				<xsl:call-template name="band-range"/>
				<xsl:call-template name="legend-gap"/>
			</xsl:for-each>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-reported</xsl:with-param><xsl:with-param name="letters">NR</xsl:with-param><xsl:with-param name="present" select="$shown[@state = 'not-reported']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-verified</xsl:with-param><xsl:with-param name="letters">NV</xsl:with-param><xsl:with-param name="present" select="$shown[@state = 'not-verified']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">no-benchmark</xsl:with-param><xsl:with-param name="letters">NB</xsl:with-param><xsl:with-param name="present" select="$shown[@state = 'no-benchmark']"/></xsl:call-template>
			<xsl:call-template name="legend-state"><xsl:with-param name="state">not-known</xsl:with-param><xsl:with-param name="letters">NK</xsl:with-param><xsl:with-param name="present" select="$shown[@state = 'not-known']"/></xsl:call-template>
		</p>
	</xsl:template>
	<xsl:template name="wheel-state">
		<xsl:param name="state"/>
		<xsl:param name="counted"/>
		<xsl:param name="both" select="false()"/>
		<xsl:if test="$counted">
			<chart type="swatch" state="{$state}" role="Artifact"/>
			<xsl:text>&#x2007;</xsl:text>
			<xsl:value-of select="cp:label(concat('state.', $state))"/>
			<!-- What shares its pattern with another state has letters. -->
			<xsl:if test="$state = 'not-known' and $both"> (NK)</xsl:if>
			<xsl:call-template name="wheel-count"><xsl:with-param name="counted" select="$counted"/></xsl:call-template>
			<xsl:call-template name="legend-gap"/>
		</xsl:if>
	</xsl:template>
	<xsl:template name="wheel-count">
		<xsl:param name="counted"/>
		<xsl:text>&#xA0;</xsl:text>
		<span style="unit"><xsl:value-of select="cp:number(string(count($counted)))"/></span>
	</xsl:template>
</xsl:stylesheet>
