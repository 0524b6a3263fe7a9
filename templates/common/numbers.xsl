<?xml version="1.0" encoding="UTF-8"?>
<!--
	Numbers of chapters, sections, tables, figures, boxes, findings, recommendations, sources and footnotes.
	They are made here and never typed. $plan lists what has a number, in the order of the page; a number is a place
	among those of its kind. A chapter with a result table stands in the plan twice: as chapter and, by the
	id "results." and its own, as table.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:p="urn:cityprofile:profile:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common"
	xmlns:set="http://exslt.org/sets" exclude-result-prefixes="p cp exsl set">

	<xsl:variable name="plan-tree">
		<xsl:apply-templates select="/p:profile/p:narrative/p:chapter" mode="plan"/>
		<xsl:apply-templates select="/p:profile" mode="plan-end"/>
	</xsl:variable>
	<!-- The same with its numbers, made once and found by a key: they are asked for often. -->
	<xsl:variable name="numbered-tree">
		<xsl:variable name="all" select="exsl:node-set($plan-tree)/n"/>
		<!-- Kind by kind, since a look back from every one takes too long in a big publication. -->
		<xsl:for-each select="set:distinct($all/@kind)">
			<xsl:for-each select="$all[@kind = current()]">
				<n number="{position()}"><xsl:copy-of select="@kind | @of"/></n>
			</xsl:for-each>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="plan" select="exsl:node-set($numbered-tree)"/>
	<xsl:variable name="one-figure" select="count($plan/n[@kind = 'figure']) = 1"/>
	<xsl:key name="planned" match="n" use="@of"/>

	<xsl:template match="text()" mode="plan"/>

	<xsl:template match="p:chapter" mode="plan">
		<n of="{generate-id()}">
			<xsl:attribute name="kind">
				<xsl:choose>
					<xsl:when test="@role = 'summary'">front</xsl:when>
					<xsl:otherwise>chapter</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
		</n>
		<xsl:apply-templates select="*[not(self::p:section)]" mode="plan"/>
		<xsl:apply-templates select="." mode="plan-made"/>
		<xsl:apply-templates select="." mode="plan-scores"/>
		<xsl:apply-templates select="p:section" mode="plan"/>
		<xsl:apply-templates select="." mode="plan-cards"/>
		<xsl:apply-templates select="." mode="plan-page"/>
	</xsl:template>

	<!-- A template that adds something numbered to a chapter says so in these modes. -->
	<xsl:template match="p:chapter" mode="plan-made"/>
	<xsl:template match="p:chapter" mode="plan-scores"/>
	<xsl:template match="p:chapter" mode="plan-cards"/>
	<xsl:template match="p:chapter" mode="plan-page"/>
	<xsl:template match="p:profile" mode="plan-end"/>

	<xsl:template match="p:table" mode="plan">
		<n kind="table" of="{generate-id()}"/>
	</xsl:template>
	<xsl:template match="p:figure" mode="plan">
		<n kind="figure" of="{generate-id()}"/>
	</xsl:template>
	<xsl:template match="p:box" mode="plan">
		<n kind="box" of="{generate-id()}"/>
		<xsl:apply-templates select="p:table" mode="plan"/>
	</xsl:template>
	<xsl:template match="p:finding" mode="plan">
		<n kind="finding" of="{generate-id()}"/>
		<xsl:apply-templates mode="plan"/>
	</xsl:template>
	<xsl:template match="p:recommendation" mode="plan">
		<n kind="recommendation" of="{generate-id()}"/>
		<xsl:apply-templates select="p:reason" mode="plan"/>
	</xsl:template>
	<xsl:template match="p:source" mode="plan">
		<n kind="source" of="{generate-id()}"/>
	</xsl:template>
	<xsl:template match="p:note" mode="plan">
		<n kind="footnote" of="{generate-id()}"/>
	</xsl:template>

	<!-- The place of an element among those of its kind, as digits; 0: it has none. -->
	<xsl:template name="place">
		<xsl:param name="of" select="generate-id()"/>
		<xsl:value-of select="sum(cp:key('planned', $of, $plan)/@number)"/>
	</xsl:template>

	<!-- The id to which a link to this element leads; nothing when it is not on the pages. -->
	<xsl:template match="*" mode="target"><xsl:value-of select="@xml:id"/></xsl:template>
	<xsl:template match="p:finding | p:recommendation | p:source" mode="target">
		<xsl:variable name="place"><xsl:call-template name="place"/></xsl:variable>
		<xsl:if test="$place != 0"><xsl:value-of select="@xml:id"/></xsl:if>
	</xsl:template>
	<xsl:template match="p:action" mode="target">
		<xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="of" select="generate-id(..)"/></xsl:call-template></xsl:variable>
		<xsl:if test="$place != 0"><xsl:value-of select="@xml:id"/></xsl:if>
	</xsl:template>

	<!-- The number alone, as a reference prints it: III, B, 4, 4.1 -->
	<xsl:template match="*" mode="number">
		<xsl:call-template name="place"/>
	</xsl:template>
	<!-- A single figure has no number. -->
	<xsl:template match="p:chapter | p:figure" mode="number">
		<xsl:variable name="place"><xsl:call-template name="place"/></xsl:variable>
		<xsl:if test="self::p:chapter or not($one-figure)">
			<xsl:call-template name="count-out"><xsl:with-param name="value" select="$place"/><xsl:with-param name="format">I</xsl:with-param></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<xsl:template match="p:chapter/p:section" mode="number"><xsl:call-template name="place-in-row"><xsl:with-param name="format">A</xsl:with-param></xsl:call-template></xsl:template>
	<xsl:template match="p:section/p:section" mode="number"><xsl:call-template name="place-in-row"/></xsl:template>
	<xsl:template match="p:section/p:section/p:section" mode="number" priority="1"><xsl:call-template name="place-in-row"><xsl:with-param name="format">a</xsl:with-param></xsl:call-template></xsl:template>
	<xsl:template match="p:section/p:section/p:section/p:section" mode="number" priority="2"><xsl:call-template name="place-in-row"><xsl:with-param name="format">i</xsl:with-param></xsl:call-template></xsl:template>
	<!-- Places of sections, items and actions among those beside them: row by row, since a look back from every one takes too long where there are many. -->
	<xsl:variable name="row-tree">
		<xsl:for-each select="$profile//p:ol | $profile/p:narrative//*[p:section] | $profile/p:recommendations/p:recommendation">
			<xsl:for-each select="p:li | p:section | p:action"><n number="{position()}" of="{cp:at(.)}"/></xsl:for-each>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="in-rows" select="exsl:node-set($row-tree)"/>
	<xsl:template name="place-in-row">
		<xsl:param name="format">1</xsl:param>
		<xsl:variable name="found" select="cp:key('planned', cp:at(.), $in-rows)"/>
		<xsl:variable name="value">
			<xsl:choose>
				<xsl:when test="count($found) = 1"><xsl:value-of select="$found/@number"/></xsl:when>
				<!-- A file that is included twice has each place twice. -->
				<xsl:otherwise><xsl:value-of select="1 + count(preceding-sibling::*[name() = name(current())])"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:call-template name="count-out">
			<xsl:with-param name="value" select="number($value)"/>
			<xsl:with-param name="format" select="$format"/>
		</xsl:call-template>
	</xsl:template>
	<!--
		A number by its format: I, A, 1, a or i. The label "count.I" says what stands for the format I: another format, or,
		parted by spaces, the words for one, two and so on.
	-->
	<xsl:template name="count-out">
		<xsl:param name="value"/>
		<xsl:param name="format"/>
		<xsl:variable name="words"><xsl:if test="$format != '1'"><xsl:value-of select="cp:label(concat('count.', $format))"/></xsl:if></xsl:variable>
		<xsl:choose>
			<xsl:when test="contains($words, ' ')">
				<xsl:call-template name="word-at">
					<xsl:with-param name="words" select="$words"/>
					<xsl:with-param name="at" select="$value"/>
					<xsl:with-param name="beyond" select="$value"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:when test="$words != ''"><xsl:number value="$value" format="{$words}"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<!-- One of words parted by spaces; beyond the last, the number itself. -->
	<xsl:template name="word-at">
		<xsl:param name="words"/>
		<xsl:param name="at"/>
		<xsl:param name="beyond"/>
		<xsl:choose>
			<xsl:when test="$words = ''"><xsl:value-of select="$beyond"/></xsl:when>
			<xsl:when test="$at = 1"><xsl:value-of select="substring-before(concat($words, ' '), ' ')"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="word-at">
					<xsl:with-param name="words" select="substring-after($words, ' ')"/>
					<xsl:with-param name="at" select="$at - 1"/>
					<xsl:with-param name="beyond" select="$beyond"/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="p:action" mode="number">
		<xsl:variable name="recommendation"><xsl:apply-templates select=".." mode="number"/></xsl:variable>
		<xsl:value-of select="concat($recommendation, '.')"/>
		<xsl:call-template name="place-in-row"/>
	</xsl:template>
	<xsl:template match="p:chapter[@role = 'summary']" mode="number"/>

	<!-- The number as it stands before a heading: "III.", "B.", "1.", "(a)", "(i)" -->
	<xsl:template match="*" mode="heading-number">
		<xsl:param name="level"/>
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<xsl:if test="$number != ''">
			<xsl:value-of select="cp:label(concat('heading.', $level), 'number', string($number))"/>
		</xsl:if>
	</xsl:template>

	<!-- What a reference calls it, with its number: "Recommendation 4". Nothing when it has no number. -->
	<xsl:template match="*" mode="call">
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<xsl:if test="$number != ''">
			<xsl:value-of select="cp:label(concat('call.', local-name()), 'number', string($number))"/>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
