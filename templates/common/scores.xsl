<?xml version="1.0" encoding="UTF-8"?>
<!--
	Figures of scores beside the wheel: strips of bands, the matrix of dimensions and sub-dimensions, the radar of categories; each
	with caption, legend and note, of the whole city or, with the parameter `dimensions`, of some dimensions. A chapter that has
	them says so in the modes plan-scores and scores. Local indicators are in none.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	exclude-result-prefixes="p s cp">

	<!-- Strips and matrix stand where the wheel follows. A chapter of a dimension ends its results with the radar. -->
	<xsl:template match="p:chapter" mode="plan-scores">
		<xsl:if test="generate-id() = generate-id($wheel-chapter)">
			<n kind="figure" of="strips" xmlns=""/>
			<n kind="figure" of="matrix" xmlns=""/>
		</xsl:if>
		<xsl:variable name="radar"><xsl:apply-templates select="." mode="radar-fits"/></xsl:variable>
		<xsl:if test="$radar != ''"><n kind="figure" of="radar.{@xml:id}" xmlns=""/></xsl:if>
	</xsl:template>
	<xsl:template match="p:chapter" mode="scores">
		<xsl:if test="generate-id() = generate-id($wheel-chapter)">
			<xsl:call-template name="band-strip"/>
			<xsl:call-template name="matrix"/>
		</xsl:if>
		<xsl:variable name="radar"><xsl:apply-templates select="." mode="radar-fits"/></xsl:variable>
		<xsl:if test="$radar != ''">
			<xsl:call-template name="radar">
				<xsl:with-param name="dimensions" select="$scorecard/s:dimension[@code = current()/@dimension]"/>
				<xsl:with-param name="id" select="concat('radar.', @xml:id)"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- How many data points are in each band: a strip for each dimension, or for each category of one. -->
	<xsl:template name="band-strip">
		<xsl:param name="dimensions" select="$scorecard/s:dimension"/>
		<xsl:param name="id">strips</xsl:param>
		<xsl:param name="area">text</xsl:param>
		<xsl:variable name="members" select="cp:key('in-group', $dimensions/@code, $scorecard)"/>
		<xsl:variable name="here" select="cp:at(.)"/>
		<figure at="{$here}" id="{$id}" area="{$area}" style="figure-scores">
			<xsl:call-template name="scores-caption"><xsl:with-param name="id" select="$id"/><xsl:with-param name="kind">strip</xsl:with-param><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
			<chart type="band-strip" year="{$wheel-year}" name="{$city}" at="{$here}">
				<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
			</chart>
		</figure>
		<xsl:call-template name="results-legend"><xsl:with-param name="rows" select="$members"/><xsl:with-param name="area" select="$area"/><xsl:with-param name="style">legend-scores</xsl:with-param><xsl:with-param name="letters" select="true()"/></xsl:call-template>
		<xsl:call-template name="scores-note"><xsl:with-param name="area" select="$area"/><xsl:with-param name="words" select="cp:label('strip.note')"/></xsl:call-template>
	</xsl:template>

	<!-- Dimensions by sub-dimensions; of a method without these, by categories. -->
	<xsl:template name="matrix">
		<xsl:param name="dimensions" select="$scorecard/s:dimension"/>
		<xsl:param name="id">matrix</xsl:param>
		<xsl:param name="area">full</xsl:param>
		<xsl:variable name="here" select="cp:at(.)"/>
		<figure at="{$here}" id="{$id}" area="{$area}" style="figure-scores">
			<xsl:call-template name="scores-caption">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="kind">matrix<xsl:if test="not($scorecard/s:sub-dimension)">.categories</xsl:if></xsl:with-param>
				<xsl:with-param name="dimensions" select="$dimensions"/>
			</xsl:call-template>
			<chart type="matrix" year="{$wheel-year}" name="{$city}" at="{$here}">
				<xsl:call-template name="matrix-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
			</chart>
		</figure>
		<xsl:call-template name="scores-note"><xsl:with-param name="area" select="$area"/></xsl:call-template>
	</xsl:template>
	<xsl:template name="matrix-data">
		<xsl:param name="dimensions"/>
		<xsl:call-template name="scores-most"/>
		<xsl:for-each select="$dimensions[key('in-group', @code)]">
			<dimension>
				<xsl:attribute name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@code"/></xsl:call-template></xsl:attribute>
				<xsl:call-template name="wheel-group"/>
				<xsl:call-template name="matrix-cells"/>
			</dimension>
		</xsl:for-each>
	</xsl:template>
	<!-- A category may have data points in several sub-dimensions. What is in none has a cell of its own beside them. -->
	<xsl:template name="matrix-cells">
		<xsl:variable name="dimension" select="@code"/>
		<xsl:variable name="members" select="key('in-group', $dimension)"/>
		<xsl:for-each select="key('group', $members/@sub-dimension)[@dimension = $dimension]">
			<xsl:variable name="part" select="@code"/>
			<sub-dimension>
				<xsl:call-template name="wheel-group"/>
				<xsl:for-each select="key('group', key('in-group', $part)/@category) | self::*[key('in-group', $part)[not(@category)]]">
					<xsl:sort select="boolean(self::s:sub-dimension)" data-type="number"/>
					<category><xsl:call-template name="wheel-group"/><xsl:apply-templates select="key('member', @code)[@sub-dimension = $part]" mode="wheel"/></category>
				</xsl:for-each>
			</sub-dimension>
		</xsl:for-each>
		<xsl:for-each select="key('group', $members[not(@sub-dimension)]/@category) | self::*[$members[not(@sub-dimension)][not(@category)]]">
			<xsl:sort select="boolean(self::s:dimension)" data-type="number"/>
			<xsl:variable name="category">
				<category><xsl:call-template name="wheel-group"/><xsl:apply-templates select="key('member', @code)[not(@sub-dimension)]" mode="wheel"/></category>
			</xsl:variable>
			<xsl:choose>
				<xsl:when test="$members/@sub-dimension"><sub-dimension><xsl:call-template name="wheel-group"/><xsl:copy-of select="$category"/></sub-dimension></xsl:when>
				<xsl:otherwise><xsl:copy-of select="$category"/></xsl:otherwise>
			</xsl:choose>
		</xsl:for-each>
	</xsl:template>

	<!-- Categories from 0 to 100 per cent. Nothing where a band is all that may be said. -->
	<xsl:template name="has-radar">
		<xsl:param name="dimensions"/>
		<xsl:variable name="categories" select="$groups[@dimension = $dimensions/@code or @code = $dimensions/@code][key('member', @code)]"/>
		<xsl:if test="$categories/@percent-hundredths and not($categories[@band][not(@percent-hundredths)])">yes</xsl:if>
	</xsl:template>
	<!-- In a chapter it stands where it shows a shape: most categories, and at least three, are scored. -->
	<xsl:template match="p:chapter" mode="radar-fits"/>
	<xsl:template match="p:chapter[@dimension]" mode="radar-fits">
		<xsl:variable name="dimension" select="$scorecard/s:dimension[@code = current()/@dimension]"/>
		<xsl:variable name="categories" select="$groups[@dimension = $dimension/@code or @code = $dimension/@code][key('member', @code)]"/>
		<xsl:variable name="scored" select="count($categories[@percent-hundredths])"/>
		<xsl:if test="$wheel-chapter and $scored &gt; 2 and $scored * 2 &gt; count($categories)">
			<xsl:call-template name="has-radar"><xsl:with-param name="dimensions" select="$dimension"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<xsl:template name="radar">
		<xsl:param name="dimensions" select="$scorecard/s:dimension"/>
		<xsl:param name="id">radar</xsl:param>
		<xsl:param name="area">text</xsl:param>
		<xsl:variable name="here" select="cp:at(.)"/>
		<xsl:variable name="has"><xsl:call-template name="has-radar"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template></xsl:variable>
		<xsl:if test="$has != ''">
			<figure at="{$here}" id="{$id}" area="{$area}" style="figure-scores">
				<xsl:call-template name="scores-caption"><xsl:with-param name="id" select="$id"/><xsl:with-param name="kind">radar</xsl:with-param><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
				<chart type="radar" year="{$wheel-year}" name="{$city}" at="{$here}">
					<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimensions"/></xsl:call-template>
				</chart>
			</figure>
			<xsl:call-template name="scores-note"><xsl:with-param name="area" select="$area"/></xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template name="scores-most">
		<xsl:attribute name="most">
			<xsl:for-each select="$scorecard/s:band">
				<xsl:sort select="@points" data-type="number" order="descending"/>
				<xsl:if test="position() = 1"><xsl:value-of select="@points"/></xsl:if>
			</xsl:for-each>
		</xsl:attribute>
	</xsl:template>

	<!-- Number, title and what is measured. The title of a figure of one dimension names it. -->
	<xsl:template name="scores-caption">
		<xsl:param name="id"/>
		<xsl:param name="kind"/>
		<xsl:param name="dimensions"/>
		<xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="of" select="$id"/></xsl:call-template></xsl:variable>
		<xsl:variable name="number"><xsl:call-template name="count-out"><xsl:with-param name="value" select="$place"/><xsl:with-param name="format">I</xsl:with-param></xsl:call-template></xsl:variable>
		<caption at="{cp:at(.)}">
			<p at="{cp:at(.)}" style="caption-headnote">
				<xsl:call-template name="caption-number">
					<xsl:with-param name="call"><xsl:if test="$place != 0 and not($one-figure)"><xsl:value-of select="cp:label('call.figure', 'number', string($number))"/></xsl:if></xsl:with-param>
				</xsl:call-template>
				<xsl:choose>
					<xsl:when test="count($dimensions) = 1">
						<xsl:variable name="name"><xsl:for-each select="$dimensions"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="s:name"/></xsl:call-template></xsl:for-each></xsl:variable>
						<xsl:value-of select="cp:label(concat($kind, '.title.dimension'), 'dimension', string($name))"/>
					</xsl:when>
					<xsl:otherwise><xsl:value-of select="cp:label(concat($kind, '.title'))"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<p at="{cp:at(.)}" style="headnote">
				<xsl:choose>
					<xsl:when test="starts-with($kind, 'strip')"><xsl:value-of select="cp:label('strip.headnote')"/></xsl:when>
					<xsl:when test="not($dimensions/@percent-hundredths)"><xsl:value-of select="cp:label('scores.headnote.bands')"/></xsl:when>
					<xsl:when test="$dimensions/@points"><xsl:value-of select="cp:label('scores.headnote.points')"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="cp:label('scores.headnote.mean')"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</caption>
	</xsl:template>

	<!-- Words on the chart, and what stands wherever a band shows. -->
	<xsl:template name="scores-note">
		<xsl:param name="area"/>
		<xsl:param name="words"/>
		<xsl:variable name="data"><xsl:call-template name="data-link"><xsl:with-param name="of">group-table</xsl:with-param></xsl:call-template></xsl:variable>
		<xsl:if test="$words != '' or $notice-of-set != '' or string($data) != ''">
			<p at="{cp:at(.)}" area="{$area}" style="scores-note">
				<xsl:if test="string($data) != ''"><xsl:copy-of select="$data"/><xsl:text> </xsl:text></xsl:if>
				<xsl:if test="$words != '' or $notice-of-set != ''"><span style="emphasis"><xsl:value-of select="cp:label('note')"/></span><xsl:text> </xsl:text></xsl:if>
				<xsl:value-of select="$words"/>
				<xsl:if test="$notice-of-set != ''">
					<xsl:if test="$words != ''"><xsl:text> </xsl:text></xsl:if>
					<xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template>
				</xsl:if>
			</p>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
