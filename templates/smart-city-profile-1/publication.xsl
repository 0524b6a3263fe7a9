<?xml version="1.0" encoding="UTF-8"?>
<!--
	The Smart Sustainable Cities Profile: cover, title page, imprint page, contents, then the chapters of the narrative with what
	the data add to them: result tables, findings, recommendations, sources. A profile of one or two chapters has no front matter:
	its title stands above the first chapter, and chapters follow page by page. Words are those of labels/<language>.xml; numbers come from common/numbers.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common"
	exclude-result-prefixes="p s cp exsl">
	<xsl:import href="../common/words.xsl"/>
	<xsl:import href="../common/numbers.xsl"/>
	<xsl:import href="../common/blocks.xsl"/>
	<xsl:import href="../common/results.xsl"/>
	<xsl:import href="../common/cards.xsl"/>
	<xsl:import href="../common/wheel.xsl"/>
	<xsl:import href="../common/scores.xsl"/>
	<xsl:import href="../common/opener.xsl"/>
	<xsl:import href="../common/brief.xsl"/>
	<xsl:import href="../common/charts.xsl"/>
	<xsl:import href="../common/chart-tables.xsl"/>
	<xsl:import href="../common/plan.xsl"/>
	<xsl:import href="../common/chart.xsl"/>

	<xsl:variable name="publication" select="$profile/p:publication"/>
	<xsl:variable name="chapters" select="$profile/p:narrative/p:chapter"/>
	<xsl:variable name="has-front" select="count($chapters) &gt; 2"/>
	<!-- The wheel follows the summary; without one, the first chapter. -->
	<xsl:variable name="first-chapter" select="$chapters[@role = 'summary'] | $chapters[not($chapters[@role = 'summary'])][1]"/>
	<xsl:variable name="wheel-chapter" select="$first-chapter[$has-front][$scorecard/s:data-point[@class != 'local']/@band]"/>
	<xsl:variable name="series"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$publication/p:series"/></xsl:call-template></xsl:variable>
	<xsl:variable name="city"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$profile/p:city/p:name"/></xsl:call-template></xsl:variable>
	<xsl:variable name="country"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$profile/p:city/p:country-name"/></xsl:call-template></xsl:variable>
	<xsl:variable name="city-country">
		<xsl:choose>
			<xsl:when test="$country != ''"><xsl:value-of select="cp:label('city-country', 'city', string($city), 'country', string($country))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$city"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<!-- A title of its own; one that only names city and country adds nothing to them. -->
	<xsl:variable name="title"><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$publication/p:title"/></xsl:call-template></xsl:variable>
	<xsl:variable name="own-title"><xsl:if test="$title != $city-country"><xsl:value-of select="$title"/></xsl:if></xsl:variable>
	<xsl:variable name="named">
		<xsl:choose>
			<xsl:when test="$own-title != ''"><xsl:value-of select="$own-title"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$city-country"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="full-title">
		<xsl:choose>
			<xsl:when test="$series != ''"><xsl:value-of select="cp:label('series-city', 'series', string($series), 'city', string($named))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$named"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<!-- What is no official edition says so, in a word on every page and in a sentence on cover and title page. -->
	<xsl:variable name="official" select="$profile/@standing = 'official'"/>
	<xsl:variable name="standing-word"><xsl:if test="not($official)"><xsl:value-of select="cp:label(concat('standing.', $profile/@standing))"/></xsl:if></xsl:variable>
	<xsl:variable name="notice"><xsl:if test="$profile/@standing = 'reconstruction' or $profile/@standing = 'fictional'"><xsl:value-of select="$standing-word"/></xsl:if></xsl:variable>

	<xsl:template match="/">
		<xsl:choose>
			<xsl:when test="not($on-their-own)"><xsl:apply-templates select="p:profile"/></xsl:when>
			<xsl:otherwise>
				<xsl:for-each select="p:profile">
					<xsl:call-template name="charts"><xsl:with-param name="title" select="$full-title"/></xsl:call-template>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="p:profile">
		<document at="{cp:at(.)}" lang="{$language}">
			<meta title="{$full-title}" subject="{$series}" standing="{$standing-word}" date="{$this-edition/@date}" identifier="{@xml:id}">
				<!-- By what it is scored, which need not be what the profile names. -->
				<xsl:attribute name="keywords">
					<xsl:value-of select="$scorecard/@method"/>
					<xsl:if test="$has-benchmarks"><xsl:value-of select="concat(', ', $scorecard/@benchmarks)"/></xsl:if>
				</xsl:attribute>
				<xsl:attribute name="creator">
					<xsl:if test="$official">
						<xsl:call-template name="chosen-string"><xsl:with-param name="among" select="p:bodies/p:body[@xml:id = $publication/@issuer]/p:name"/></xsl:call-template>
					</xsl:if>
				</xsl:attribute>
				<xsl:attribute name="description">
					<xsl:call-template name="chosen-string"><xsl:with-param name="among" select="$publication/p:subtitle"/></xsl:call-template>
				</xsl:attribute>
			</meta>
			<xsl:if test="$has-front">
				<xsl:call-template name="cover"/>
				<xsl:call-template name="title-page"/>
				<xsl:call-template name="imprint"/>
				<xsl:call-template name="contents"/>
			</xsl:if>
			<xsl:apply-templates select="$chapters"/>
			<xsl:call-template name="chart-annex"/>
		</document>
	</xsl:template>

	<!-- Cover -->
	<xsl:template name="cover">
		<xsl:variable name="place" select="cp:at($publication)"/>
		<part at="{$place}" master="cover" folio="none">
			<xsl:call-template name="cover-graphic"/>
			<xsl:if test="$this-edition/@status != 'published' and $this-edition/@status != 'corrected' and $this-edition/@status != 'approved'">
				<place at="{$place}" x="22mm" y="12mm" width="120mm" baseline="yes">
					<p at="{cp:at($this-edition)}" style="cover-status"><xsl:value-of select="cp:label(concat('status.', $this-edition/@status))"/></p>
				</place>
			</xsl:if>
			<xsl:call-template name="cover-title"/>
			<place at="{$place}" x="22mm" y="251.5mm" width="166mm"><rule at="{$place}" style="cover-rule"/></place>
			<place at="{$place}" x="22mm" y="266.3mm" width="128mm" baseline="yes">
				<xsl:call-template name="standing"><xsl:with-param name="style">cover</xsl:with-param></xsl:call-template>
				<xsl:if test="$notice-of-set != '' and $points/@band">
					<p at="{$place}" style="cover-statement"><xsl:value-of select="cp:label('cover.bars', 'notice', string($notice-of-set))"/></p>
				</xsl:if>
			</place>
			<xsl:if test="$this-edition/@date">
				<place at="{$place}" x="152mm" y="266.3mm" width="36mm" baseline="yes" align="end">
					<xsl:if test="$official and $publication/p:place">
						<p at="{cp:at($publication/p:place)}" style="cover-year"><xsl:call-template name="chosen"><xsl:with-param name="among" select="$publication/p:place"/></xsl:call-template></p>
					</xsl:if>
					<p at="{cp:at($this-edition)}" style="cover-year"><xsl:value-of select="cp:date($issue-year)"/></p>
				</place>
			</xsl:if>
		</part>
	</xsl:template>

	<!--
		Series, then city and country or, above them, a title of its own. What is long is set smaller, and over several lines
		it grows upwards.
	-->
	<xsl:template name="cover-title">
		<xsl:variable name="place" select="cp:at($publication)"/>
		<xsl:variable name="large"><xsl:value-of select="$own-title"/><xsl:if test="$own-title = ''"><xsl:value-of select="$city"/></xsl:if></xsl:variable>
		<xsl:variable name="size" select="string-length($large)"/>
		<xsl:variable name="rise">
			<xsl:choose>
				<xsl:when test="$size &gt; 40"><xsl:value-of select="floor(($size - 1) div 32) * 11.3"/></xsl:when>
				<xsl:when test="$size &gt; 21">17.6</xsl:when>
				<xsl:otherwise>0</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:if test="$series != ''">
			<place at="{$place}" x="22mm" y="{format-number(196.5 - ($rise &gt; 0) * ($rise - 11.3), '0.0')}mm" width="166mm" baseline="yes">
				<p at="{$place}" style="cover-series"><xsl:value-of select="$series"/></p>
			</place>
		</xsl:if>
		<place at="{cp:at(p:city)}" x="{22 - ($size &lt;= 40)}mm" y="{225.5 - $rise}mm" width="170mm" baseline="yes">
			<p at="{cp:at($publication/p:title[$own-title != ''] | p:city/p:name[$own-title = ''])}">
				<xsl:attribute name="style">
					<xsl:text>cover-city</xsl:text>
					<xsl:choose>
						<xsl:when test="$size &gt; 40">-title</xsl:when>
						<xsl:when test="$size &gt; 18">-longest</xsl:when>
						<xsl:when test="$size &gt; 15">-longer</xsl:when>
						<xsl:when test="$size &gt; 12">-long</xsl:when>
					</xsl:choose>
				</xsl:attribute>
				<xsl:value-of select="$large"/>
			</p>
		</place>
		<xsl:variable name="under"><xsl:if test="$own-title != ''"><xsl:value-of select="$city-country"/></xsl:if><xsl:if test="$own-title = ''"><xsl:value-of select="$country"/></xsl:if></xsl:variable>
		<xsl:if test="$under != ''">
			<place at="{cp:at(p:city)}" x="22mm" y="239.8mm" width="166mm" baseline="yes">
				<p at="{cp:at(p:city/p:country-name[$own-title = ''] | p:city[$own-title != ''])}" style="cover-country"><xsl:value-of select="$under"/></p>
			</place>
		</xsl:if>
	</xsl:template>

	<!-- The issuer of an official edition; of any other, its standing and a sentence that says what it is not. -->
	<xsl:template name="standing">
		<xsl:param name="style"/>
		<xsl:choose>
			<xsl:when test="$official">
				<xsl:variable name="issuer" select="p:bodies/p:body[@xml:id = $publication/@issuer]"/>
				<p at="{cp:at($issuer | $publication)}" style="{$style}-standing"><xsl:call-template name="chosen"><xsl:with-param name="among" select="$issuer/p:name"/></xsl:call-template></p>
			</xsl:when>
			<xsl:otherwise>
				<p at="{cp:at(.)}" style="{$style}-standing"><xsl:value-of select="$standing-word"/></p>
				<p at="{cp:at(.)}" style="{$style}-statement"><xsl:value-of select="cp:label(concat('standing.', @standing, '.statement'))"/></p>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!--
		One bar for each data point of which the profile speaks, in the order of the method. Bars hang from the top edge, from the
		text column to beyond the outer edge, and reach a quarter further down for every point; what is not scored is an outline over
		the first quarter. Dimensions are set apart.
	-->
	<xsl:variable name="bar-group-tree">
		<xsl:for-each select="$scorecard/s:dimension[key('in-group', @code)[@at]]"><n xmlns="" of="{@code}" number="{position()}"/></xsl:for-each>
	</xsl:variable>
	<xsl:variable name="bar-groups" select="exsl:node-set($bar-group-tree)/n"/>
	<xsl:variable name="bar-pitch" select="144.5 div (count($points) + 0.7 * (count($bar-groups) - 1) - 0.2)"/>
	<xsl:template name="cover-graphic">
		<xsl:variable name="place" select="cp:at($publication)"/>
		<xsl:for-each select="$points">
			<xsl:variable name="groups" select="cp:key('planned', @dimension, $bar-groups)/@number - 1"/>
			<xsl:call-template name="cover-quarters">
				<xsl:with-param name="place" select="$place"/>
				<xsl:with-param name="x" select="65.5 + (position() - 1 + $groups * 0.7) * $bar-pitch"/>
				<!-- The last one bleeds. -->
				<xsl:with-param name="width" select="$bar-pitch * 0.8 + 3 * (position() = last())"/>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>
	<!-- Four quarters of 39.6 mm, 0.4 mm apart; the first begins beyond the edge. -->
	<xsl:template name="cover-quarters">
		<xsl:param name="place"/>
		<xsl:param name="x"/>
		<xsl:param name="width"/>
		<xsl:param name="quarter" select="1"/>
		<xsl:variable name="y" select="($quarter - 1) * 40 - 3 * ($quarter = 1)"/>
		<xsl:variable name="height" select="39.6 + 3 * ($quarter = 1)"/>
		<xsl:choose>
			<xsl:when test="@points">
				<xsl:call-template name="cover-bar">
					<xsl:with-param name="place" select="$place"/>
					<xsl:with-param name="x" select="$x"/>
					<xsl:with-param name="y" select="$y"/>
					<xsl:with-param name="width" select="$width"/>
					<xsl:with-param name="height" select="$height"/>
					<xsl:with-param name="style">
						<xsl:text>cover-bar</xsl:text>
						<xsl:if test="@points &gt;= $quarter"><xsl:value-of select="concat('-', translate(@band, 'ABCD', 'abcd'))"/></xsl:if>
					</xsl:with-param>
				</xsl:call-template>
				<xsl:if test="$quarter &lt; 4">
					<xsl:call-template name="cover-quarters">
						<xsl:with-param name="place" select="$place"/>
						<xsl:with-param name="x" select="$x"/>
						<xsl:with-param name="width" select="$width"/>
						<xsl:with-param name="quarter" select="$quarter + 1"/>
					</xsl:call-template>
				</xsl:if>
			</xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="cover-bar">
					<xsl:with-param name="place" select="$place"/>
					<xsl:with-param name="x" select="$x"/>
					<xsl:with-param name="y" select="$y"/>
					<xsl:with-param name="width" select="$width"/>
					<xsl:with-param name="height" select="$height"/>
					<xsl:with-param name="style">cover-bar-outline</xsl:with-param>
				</xsl:call-template>
				<xsl:call-template name="cover-bar">
					<xsl:with-param name="place" select="$place"/>
					<xsl:with-param name="x" select="$x + 0.25"/>
					<xsl:with-param name="y" select="$y"/>
					<xsl:with-param name="width" select="$width - 0.5"/>
					<xsl:with-param name="height" select="$height - 0.25"/>
					<xsl:with-param name="style">cover-bar-hollow</xsl:with-param>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="cover-bar">
		<xsl:param name="place"/>
		<xsl:param name="x"/>
		<xsl:param name="y"/>
		<xsl:param name="width"/>
		<xsl:param name="height"/>
		<xsl:param name="style"/>
		<place at="{$place}" x="{format-number($x, '0.00')}mm" y="{format-number($y, '0.00')}mm" width="{format-number($width, '0.00')}mm" role="Artifact">
			<box at="{$place}" style="{$style}"><space at="{$place}" height="{format-number($height, '0.00')}mm"/></box>
		</place>
	</xsl:template>

	<!-- Title page: lines are those of the text area, 28 mm from the top and 14 pt apart. -->
	<xsl:template name="title-page">
		<xsl:variable name="place" select="cp:at($publication)"/>
		<part at="{$place}" master="title" folio="roman" restart="yes" start="recto" notice="{$notice}">
			<place at="{$place}" x="22mm" y="303.37pt" width="40mm"><rule at="{$place}" style="title-bar"/></place>
			<place at="{$place}" x="22mm" y="317.37pt" width="166mm"><p at="{$place}" style="title-series"><xsl:value-of select="$series"/></p></place>
			<place at="{$place}" x="21.5mm" y="345.37pt" width="170mm">
				<p at="{cp:at($publication/p:title[$own-title != ''] | p:city/p:name[$own-title = ''])}">
					<xsl:attribute name="style">title-city<xsl:if test="string-length($named) &gt; 19">-long</xsl:if></xsl:attribute>
					<xsl:value-of select="$named"/>
				</p>
				<xsl:if test="$own-title != ''">
					<p at="{cp:at(p:city)}" style="title-subtitle"><xsl:value-of select="$city-country"/></p>
				</xsl:if>
				<xsl:if test="$publication/p:subtitle">
					<p at="{cp:at($publication/p:subtitle)}" style="title-subtitle"><xsl:call-template name="chosen"><xsl:with-param name="among" select="$publication/p:subtitle"/></xsl:call-template></p>
				</xsl:if>
			</place>
			<place at="{$place}" x="22mm" y="253mm" width="126.5mm">
				<xsl:call-template name="standing"><xsl:with-param name="style">title</xsl:with-param></xsl:call-template>
				<xsl:if test="$this-edition/@date">
					<p at="{cp:at($this-edition)}" style="title-date">
						<xsl:if test="$official and $publication/p:place">
							<xsl:call-template name="chosen"><xsl:with-param name="among" select="$publication/p:place"/></xsl:call-template>
							<xsl:call-template name="comma"/>
						</xsl:if>
						<xsl:value-of select="cp:date($this-edition/@date)"/>
					</p>
				</xsl:if>
			</place>
		</part>
	</xsl:template>

	<!-- Imprint page: notices, then data on the edition and on what it describes -->
	<xsl:template name="imprint">
		<xsl:variable name="place" select="cp:at($publication)"/>
		<part at="{$place}" master="front" folio="roman" align="end" notice="{$notice}">
			<xsl:for-each select="$publication/p:notice">
				<xsl:variable name="first" select="position() = 1"/>
				<xsl:for-each select="p:p">
					<xsl:apply-templates select=".">
						<xsl:with-param name="style">imprint<xsl:if test="$first and position() = 1">-first</xsl:if></xsl:with-param>
					</xsl:apply-templates>
				</xsl:for-each>
			</xsl:for-each>
			<rule at="{$place}" style="imprint-rule"/>
			<table at="{$place}" style="imprint-table">
				<col width="32mm"/>
				<col/>
				<tbody at="{$place}">
					<xsl:call-template name="imprint-row">
						<xsl:with-param name="key">edition</xsl:with-param>
						<xsl:with-param name="words">
							<xsl:value-of select="cp:label(concat('status.', $this-edition/@status))"/>
							<xsl:if test="$this-edition/@date"><xsl:call-template name="comma"/><xsl:value-of select="cp:date($this-edition/@date)"/></xsl:if>
						</xsl:with-param>
					</xsl:call-template>
					<xsl:if test="$official">
						<xsl:for-each select="$this-edition/p:identifier">
							<xsl:call-template name="imprint-row"><xsl:with-param name="key" select="concat('identifier.', @type)"/><xsl:with-param name="words" select="@value"/></xsl:call-template>
						</xsl:for-each>
					</xsl:if>
					<xsl:call-template name="imprint-row">
						<xsl:with-param name="key">method</xsl:with-param>
						<xsl:with-param name="words"><xsl:call-template name="chosen"><xsl:with-param name="among" select="$scorecard/s:method-name"/></xsl:call-template></xsl:with-param>
					</xsl:call-template>
					<xsl:if test="$scorecard/s:benchmarks-name">
						<xsl:call-template name="imprint-row">
							<xsl:with-param name="key">benchmarks</xsl:with-param>
							<xsl:with-param name="words">
								<xsl:call-template name="chosen"><xsl:with-param name="among" select="$scorecard/s:benchmarks-name"/></xsl:call-template>
								<xsl:value-of select="concat(' ', cp:label('imprint.id', 'id', string($scorecard/@benchmarks)))"/>
								<xsl:if test="$notice-of-set != ''"><xsl:value-of select="concat(cp:label('source.end'), ' ', $notice-of-set)"/></xsl:if>
							</xsl:with-param>
						</xsl:call-template>
					</xsl:if>
					<xsl:apply-templates select="$publication/p:describes"/>
				</tbody>
			</table>
		</part>
	</xsl:template>

	<xsl:template name="imprint-row">
		<xsl:param name="key"/>
		<xsl:param name="words"/>
		<tr at="{cp:at(.)}">
			<th at="{cp:at(.)}" style="imprint-cell" scope="row"><p at="{cp:at(.)}" style="imprint-name"><xsl:value-of select="cp:label(concat('imprint.', $key))"/></p></th>
			<td at="{cp:at(.)}" style="imprint-cell"><p at="{cp:at(.)}" style="imprint-words"><xsl:copy-of select="$words"/></p></td>
		</tr>
	</xsl:template>

	<xsl:template match="p:describes">
		<xsl:call-template name="imprint-row">
			<xsl:with-param name="key">describes</xsl:with-param>
			<xsl:with-param name="words">
				<xsl:call-template name="chosen"><xsl:with-param name="among" select="p:title"/></xsl:call-template>
				<xsl:if test="p:publisher"><xsl:call-template name="comma"/><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:publisher"/></xsl:call-template></xsl:if>
				<xsl:if test="@date"><xsl:call-template name="comma"/><xsl:value-of select="cp:date(@date)"/></xsl:if>
				<xsl:value-of select="cp:label('source.end')"/>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:for-each select="p:identifier">
			<xsl:call-template name="imprint-row"><xsl:with-param name="key" select="concat('describes.', @type)"/><xsl:with-param name="words" select="string(@value)"/></xsl:call-template>
		</xsl:for-each>
		<xsl:if test="@pages">
			<xsl:call-template name="imprint-row"><xsl:with-param name="key">describes.pages</xsl:with-param><xsl:with-param name="words" select="string(@pages)"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="@address">
			<xsl:call-template name="imprint-row">
				<xsl:with-param name="key">describes.address</xsl:with-param>
				<xsl:with-param name="words"><link href="{@address}" style="link" contents="{@address}"><xsl:value-of select="@address"/></link></xsl:with-param>
			</xsl:call-template>
		</xsl:if>
		<xsl:if test="p:note">
			<xsl:call-template name="imprint-row">
				<xsl:with-param name="key">describes.note</xsl:with-param>
				<xsl:with-param name="words"><xsl:for-each select="p:note"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates/></xsl:for-each></xsl:with-param>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- Contents: chapters and their sections -->
	<xsl:template name="contents">
		<xsl:variable name="place" select="cp:at(p:narrative)"/>
		<part at="{$place}" master="front" folio="roman" start="recto" notice="{$notice}">
			<heading at="{$place}" id="contents" level="1" area="full" style="contents-title" outline="{cp:label('contents')}" outline-level="1"><xsl:value-of select="cp:label('contents')"/></heading>
			<section at="{$place}" role="TOC">
				<xsl:for-each select="$chapters">
					<xsl:call-template name="contents-row"><xsl:with-param name="kind">chapter</xsl:with-param></xsl:call-template>
					<xsl:if test="p:section">
						<section at="{cp:at(.)}" role="TOC">
							<xsl:for-each select="p:section[@xml:id]">
								<xsl:call-template name="contents-row"><xsl:with-param name="kind">section</xsl:with-param></xsl:call-template>
							</xsl:for-each>
						</section>
					</xsl:if>
				</xsl:for-each>
				<xsl:if test="$has-annex">
					<xsl:call-template name="contents-row">
						<xsl:with-param name="kind">chapter</xsl:with-param>
						<xsl:with-param name="title" select="cp:label('annex.figures')"/>
						<xsl:with-param name="number"/>
						<xsl:with-param name="to">annex.figures</xsl:with-param>
					</xsl:call-template>
				</xsl:if>
			</section>
		</part>
	</xsl:template>
	<!-- Title and leader in a column of their own, so that all leaders end at one edge. -->
	<xsl:template name="contents-row">
		<xsl:param name="kind"/>
		<xsl:param name="title"><xsl:apply-templates select="." mode="title-string"/></xsl:param>
		<xsl:param name="number"><xsl:apply-templates select="." mode="heading-number"><xsl:with-param name="level" select="1 + count(self::p:section)"/></xsl:apply-templates></xsl:param>
		<xsl:param name="to" select="@xml:id"/>
		<columns at="{cp:at(.)}" style="contents-{$kind}-row" role="TOCI">
			<column at="{cp:at(.)}" width="120.85mm">
				<p at="{cp:at(p:title | self::p:profile)}" style="contents-{$kind}">
					<xsl:if test="$number != ''"><label style="number"><xsl:value-of select="$number"/></label></xsl:if>
					<link to="{$to}" contents="{$title}"><xsl:value-of select="$title"/></link>
					<!-- What is read aloud parts title and page by a space too. -->
					<leader style="leader"/>
					<xsl:text>&#xA0;</xsl:text>
				</p>
			</column>
			<column at="{cp:at(.)}" start="120.85mm" width="5.65mm">
				<p at="{cp:at(.)}" style="contents-page-{$kind}"><link to="{$to}" contents="{$title}"><page-of to="{$to}"/></link></p>
			</column>
		</columns>
	</xsl:template>

	<!-- Chapters. Those of a dimension of the method begin with a page of their own. -->
	<xsl:template match="p:chapter">
		<xsl:variable name="title"><xsl:apply-templates select="." mode="title-string"/></xsl:variable>
		<xsl:variable name="number"><xsl:apply-templates select="." mode="heading-number"><xsl:with-param name="level" select="1"/></xsl:apply-templates></xsl:variable>
		<xsl:variable name="opened" select="$has-front and cp:key('in-group', @dimension, $scorecard)"/>
		<xsl:if test="$opened">
			<xsl:call-template name="opener"><xsl:with-param name="title" select="$title"/><xsl:with-param name="number" select="$number"/></xsl:call-template>
		</xsl:if>
		<part at="{cp:at(.)}" master="body" folio="arabic" notice="{$notice}" head-verso="{$full-title}" head-recto="{$title}">
			<xsl:choose>
				<xsl:when test="$opened"><xsl:attribute name="continues">yes</xsl:attribute></xsl:when>
				<xsl:when test="$has-front"><xsl:attribute name="start">recto</xsl:attribute></xsl:when>
			</xsl:choose>
			<xsl:if test="not($opened or preceding-sibling::p:chapter[1])"><xsl:attribute name="restart">yes</xsl:attribute></xsl:if>
			<xsl:call-template name="language"/>
			<xsl:call-template name="tab"><xsl:with-param name="title" select="$title"/></xsl:call-template>
			<xsl:if test="not($has-front or preceding-sibling::p:chapter[1])">
				<p at="{cp:at($publication)}" area="full" style="masthead"><xsl:value-of select="$full-title"/></p>
			</xsl:if>
			<xsl:if test="not($opened)">
				<heading at="{cp:at(p:title)}" id="{@xml:id}" level="1" area="full" outline="{normalize-space(concat($number, ' ', $title))}" outline-level="1">
					<xsl:attribute name="style">
						<xsl:text>chapter-title</xsl:text>
						<xsl:if test="$number = ''">-plain</xsl:if>
						<xsl:if test="string-length($title) &gt; 23">-long</xsl:if>
					</xsl:attribute>
					<xsl:if test="$number != ''"><label style="chapter-number"><xsl:value-of select="$number"/></label></xsl:if>
					<xsl:apply-templates select="p:title/node()"/>
				</heading>
			</xsl:if>
			<xsl:variable name="figures-open"><xsl:if test="$opened"><xsl:apply-templates select="." mode="opener-figures"/></xsl:if></xsl:variable>
			<xsl:if test="$figures-open != 'yes'"><xsl:apply-templates select="p:key-figures"/></xsl:if>
			<xsl:variable name="lead-opens"><xsl:if test="$opened"><xsl:apply-templates select="." mode="opener-lead"><xsl:with-param name="title" select="$title"/></xsl:apply-templates></xsl:if></xsl:variable>
			<xsl:if test="$lead-opens != 'yes'"><xsl:apply-templates select="p:lead"/></xsl:if>
			<xsl:if test="$has-front"><xsl:apply-templates select="." mode="brief"/></xsl:if>
			<xsl:apply-templates select="*[not(self::p:title or self::p:lead or self::p:key-figures or self::p:section)]"/>
			<xsl:apply-templates select="." mode="results"/>
			<xsl:apply-templates select="." mode="scores"/>
			<xsl:apply-templates select="p:section"/>
			<xsl:apply-templates select="." mode="cards"/>
			<xsl:if test="generate-id() = generate-id($wheel-chapter)"><xsl:call-template name="wheel"/></xsl:if>
		</part>
	</xsl:template>

	<!-- A thumb tab for chapters of a dimension -->
	<xsl:template name="tab">
		<xsl:param name="title"/>
		<xsl:variable name="dimension" select="$scorecard/s:dimension[@code = current()/@dimension]"/>
		<xsl:if test="$dimension">
			<xsl:attribute name="tab"><xsl:value-of select="$title"/></xsl:attribute>
			<xsl:attribute name="tab-index"><xsl:value-of select="count($dimension/preceding-sibling::s:dimension)"/></xsl:attribute>
			<xsl:attribute name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@dimension"/></xsl:call-template></xsl:attribute>
		</xsl:if>
	</xsl:template>

	<xsl:template match="p:lead">
		<p at="{cp:at(.)}">
			<xsl:attribute name="style">lead<xsl:if test="(following-sibling::*[1])[self::p:section] and not(../@dimension)">-section</xsl:if></xsl:attribute>
			<xsl:apply-templates/>
		</p>
	</xsl:template>

	<!-- Key figures over the full width, four in a row -->
	<xsl:template match="p:key-figures">
		<xsl:for-each select="p:key-figure[position() mod 4 = 1]">
			<columns at="{cp:at(..)}" area="full" style="key-figures" align="top">
				<xsl:for-each select=". | following-sibling::p:key-figure[position() &lt; 4]">
					<column at="{cp:at(.)}" start="{(position() - 1) * 43.5}mm" width="39.5mm">
						<rule at="{cp:at(.)}" style="key-figure-rule"/>
						<p at="{cp:at(p:number)}" style="key-figure"><xsl:apply-templates select="p:number/node()"/></p>
						<p at="{cp:at(p:label)}" style="key-figure-label">
							<xsl:apply-templates select="p:label/node()"/>
							<xsl:call-template name="evidence-sources"/>
						</p>
					</column>
				</xsl:for-each>
			</columns>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
