<?xml version="1.0" encoding="UTF-8"?>
<!--
	The page that opens the chapter of a dimension: number, title and lead on a tint of its colour, its fan, and under it what
	the chapter or the scores say in figures. Page masters and styles are called by the colour of the dimension.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	exclude-result-prefixes="p s cp">

	<!-- Whether the key figures have a place on the page: five. More of them stand with the text. -->
	<xsl:template match="p:chapter" mode="opener-figures">
		<xsl:if test="p:key-figures and count(p:key-figures/p:key-figure) &lt;= 5">yes</xsl:if>
	</xsl:template>
	<!-- Whether the lead has a place there too, above the names of the fan: three lines, four above a smaller one, and one less under two lines of title. -->
	<xsl:template match="p:chapter" mode="opener-lead">
		<xsl:param name="title"/>
		<xsl:variable name="count" select="count($scorecard/s:data-point[@class != 'local'][@dimension = current()/@dimension])"/>
		<xsl:if test="string-length(normalize-space(p:lead)) &lt;= 130 + 43 * (($count &gt; 36) - (string-length($title) &gt; 20))">yes</xsl:if>
	</xsl:template>

	<xsl:template name="opener">
		<xsl:param name="title"/>
		<xsl:param name="number"/>
		<xsl:variable name="dimension" select="$scorecard/s:dimension[@code = current()/@dimension]"/>
		<xsl:variable name="members" select="$scorecard/s:data-point[@class != 'local'][@dimension = $dimension/@code]"/>
		<xsl:variable name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@dimension"/></xsl:call-template></xsl:variable>
		<part at="{cp:at(.)}" master="opener-{$colour}" folio="arabic" start="recto" notice="{$notice}" colour="{$colour}">
			<xsl:if test="not(preceding-sibling::p:chapter)"><xsl:attribute name="restart">yes</xsl:attribute></xsl:if>
			<xsl:call-template name="language"/>
			<xsl:if test="$number != ''"><p at="{cp:at(p:title)}" style="opener-number-{$colour}"><xsl:value-of select="$number"/></p></xsl:if>
			<heading at="{cp:at(p:title)}" id="{@xml:id}" level="1" outline="{normalize-space(concat($number, ' ', $title))}" outline-level="1">
				<xsl:attribute name="style">opener-title<xsl:if test="string-length($title) &gt; 20">-long</xsl:if></xsl:attribute>
				<xsl:apply-templates select="p:title/node()"/>
			</heading>
			<xsl:variable name="has-lead"><xsl:apply-templates select="." mode="opener-lead"><xsl:with-param name="title" select="$title"/></xsl:apply-templates></xsl:variable>
			<xsl:if test="$has-lead = 'yes'">
				<xsl:for-each select="p:lead"><p at="{cp:at(.)}" area="lead" style="opener-lead"><xsl:apply-templates/></p></xsl:for-each>
			</xsl:if>
			<xsl:if test="$scorecard/s:data-point[@class != 'local']/@band">
				<xsl:call-template name="opener-fan">
					<xsl:with-param name="dimension" select="$dimension"/>
					<xsl:with-param name="members" select="$members"/>
					<xsl:with-param name="colour" select="$colour"/>
				</xsl:call-template>
			</xsl:if>
			<place at="{cp:at(.)}" x="22mm" y="225mm" width="170mm">
				<rule at="{cp:at(.)}" style="opener-rule-{$colour}"/>
				<xsl:variable name="has-figures"><xsl:apply-templates select="." mode="opener-figures"/></xsl:variable>
				<xsl:choose>
					<xsl:when test="$has-figures = 'yes'"><xsl:apply-templates select="p:key-figures" mode="opener"/></xsl:when>
					<xsl:otherwise>
						<xsl:apply-templates select="$dimension" mode="opener">
							<xsl:with-param name="at" select="cp:at(.)"/>
							<xsl:with-param name="colour" select="$colour"/>
							<xsl:with-param name="members" select="$members"/>
						</xsl:apply-templates>
					</xsl:otherwise>
				</xsl:choose>
				<xsl:if test="$scorecard/s:data-point[@class != 'local']/@band">
					<!-- The words of the fan say the same. -->
					<figure at="{cp:at(.)}" style="figure-opener-strip" role="Artifact">
						<chart type="band-strip" height="14pt" name="{$city}" at="{cp:at(.)}">
							<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimension"/></xsl:call-template>
						</chart>
					</figure>
					<xsl:call-template name="wheel-legend"><xsl:with-param name="members" select="$members"/><xsl:with-param name="style">legend-opener</xsl:with-param></xsl:call-template>
					<p at="{cp:at(.)}" style="table-note">
						<xsl:call-template name="data-link"><xsl:with-param name="of">wheel-table</xsl:with-param></xsl:call-template>
						<xsl:text> </xsl:text>
						<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
						<xsl:text> </xsl:text>
						<xsl:value-of select="cp:label('opener.note')"/>
						<xsl:if test="$notice-of-set != ''">
							<xsl:text> </xsl:text>
							<xsl:call-template name="notice-of-bands"><xsl:with-param name="bars" select="false()"/></xsl:call-template>
						</xsl:if>
					</p>
				</xsl:if>
			</place>
		</part>
	</xsl:template>

	<!-- The fan from 6 mm to 6 mm of the edges. Its centre is 219 mm from the top, 6 pt above its foot; the names over it take 100 pt. -->
	<xsl:template name="opener-fan">
		<xsl:param name="dimension"/>
		<xsl:param name="members"/>
		<xsl:param name="colour"/>
		<xsl:variable name="here" select="cp:at(.)"/>
		<!-- More than 36 sectors are wider than 120 degrees. -->
		<xsl:variable name="radius" select="92 - 16 * (count($members) &gt; 36)"/>
		<xsl:variable name="tint"><xsl:call-template name="opener-tint"><xsl:with-param name="colour" select="$colour"/></xsl:call-template></xsl:variable>
		<place at="{$here}" x="6mm" y="{format-number(219 - 1.03 * $radius - 35.28, '0.00')}mm" width="198mm">
			<figure at="{$here}" style="figure-opener">
				<chart type="fan" height="{2 * $radius}mm" year="{$wheel-year}" name="{$city}" colour="{$tint}" at="{$here}">
					<xsl:call-template name="wheel-data"><xsl:with-param name="dimensions" select="$dimension"/></xsl:call-template>
				</chart>
			</figure>
		</place>
	</xsl:template>
	<xsl:template name="opener-tint">
		<xsl:param name="colour"/>
		<xsl:choose>
			<xsl:when test="$colour = 'slate'">mist</xsl:when>
			<xsl:otherwise><xsl:value-of select="concat($colour, '-tint')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Figures that the chapter gives -->
	<xsl:template match="p:key-figures" mode="opener">
		<xsl:variable name="pitch" select="43.5 - 9.5 * (count(p:key-figure) &gt; 4)"/>
		<columns at="{cp:at(.)}" style="opener-figures" align="top">
			<xsl:for-each select="p:key-figure">
				<column at="{cp:at(.)}" start="{(position() - 1) * $pitch}mm" width="{$pitch - 4}mm">
					<p at="{cp:at(p:number)}" style="key-figure"><xsl:apply-templates select="p:number/node()"/></p>
					<p at="{cp:at(p:label)}" style="key-figure-label"><xsl:apply-templates select="p:label/node()"/><xsl:call-template name="evidence-sources"/></p>
				</column>
			</xsl:for-each>
		</columns>
	</xsl:template>

	<!-- Else what the scores give: counts, the band with its share of points, the best and the weakest category if no other is as good or weak -->
	<xsl:template match="s:dimension" mode="opener">
		<xsl:param name="at"/>
		<xsl:param name="colour"/>
		<xsl:param name="members"/>
		<xsl:variable name="categories" select="$groups[key('member', @code)/@dimension = current()/@code][@percent-hundredths]"/>
		<xsl:variable name="best" select="$categories[not(@percent-hundredths &lt; $categories/@percent-hundredths)]"/>
		<xsl:variable name="weakest" select="$categories[not(@percent-hundredths &gt; $categories/@percent-hundredths)]"/>
		<columns at="{$at}" style="opener-figures" align="top">
			<xsl:call-template name="opener-count"><xsl:with-param name="at" select="$at"/><xsl:with-param name="place" select="0"/><xsl:with-param name="colour" select="$colour"/><xsl:with-param name="key">points</xsl:with-param><xsl:with-param name="count" select="count($members)"/></xsl:call-template>
			<xsl:call-template name="opener-count"><xsl:with-param name="at" select="$at"/><xsl:with-param name="place" select="1"/><xsl:with-param name="colour" select="$colour"/><xsl:with-param name="key">reported</xsl:with-param><xsl:with-param name="count" select="@reported"/></xsl:call-template>
			<xsl:call-template name="opener-count"><xsl:with-param name="at" select="$at"/><xsl:with-param name="place" select="2"/><xsl:with-param name="colour" select="$colour"/><xsl:with-param name="key">scored</xsl:with-param><xsl:with-param name="count" select="@scored"/></xsl:call-template>
			<xsl:if test="@band">
				<column at="{$at}" start="87mm" width="40mm">
					<p at="{$at}" style="key-figure">
						<chart type="band-tile" band="{@band}" height="21pt"/>
						<xsl:if test="@percent-hundredths"><xsl:text> </xsl:text><xsl:value-of select="cp:label('value.short', 'value', cp:number(format-number(@percent-hundredths div 100, '0.00')))"/></xsl:if>
					</p>
					<p at="{$at}" style="key-figure-label"><xsl:value-of select="cp:label('opener.points-of-most')"/></p>
				</column>
			</xsl:if>
			<xsl:if test="count($best) = 1 and count($weakest) = 1 and count($categories) &gt; 1">
				<column at="{$at}" start="131mm" width="39mm">
					<xsl:for-each select="$best | $weakest">
						<xsl:sort select="@percent-hundredths" data-type="number" order="descending"/>
						<p at="{$at}" style="opener-extreme">
							<chart type="band-tile" band="{@band}" height="9pt"/>
							<xsl:text>&#x2007;</xsl:text>
							<xsl:call-template name="chosen"><xsl:with-param name="among" select="s:name"/></xsl:call-template>
						</p>
					</xsl:for-each>
					<p at="{$at}" style="key-figure-label"><xsl:value-of select="cp:label('opener.extremes')"/></p>
				</column>
			</xsl:if>
		</columns>
	</xsl:template>
	<xsl:template name="opener-count">
		<xsl:param name="at"/>
		<xsl:param name="place"/>
		<xsl:param name="colour"/>
		<xsl:param name="key"/>
		<xsl:param name="count"/>
		<column at="{$at}" start="{$place * 29}mm" width="27mm">
			<p at="{$at}" style="opener-figure-{$colour}"><xsl:value-of select="cp:number(string($count))"/></p>
			<p at="{$at}" style="key-figure-label"><xsl:value-of select="cp:label(concat('opener.', $key), 'count', string($count))"/></p>
		</column>
	</xsl:template>
</xsl:stylesheet>
