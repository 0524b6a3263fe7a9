<?xml version="1.0" encoding="UTF-8"?>
<!--
	What follows the cards of recommendations, as far as the profile has the data: when their actions are planned and how far they
	are (`gantt`), how far they were in each year (`status-board`), and the goals they serve (`sdg-strip`). Each of the three may be
	called anywhere, the first two with the parameter `actions` for some of them. Long plans are several figures.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common"
	xmlns:set="http://exslt.org/sets" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="p cp exsl set str">

	<xsl:variable name="plan-actions" select="$profile/p:recommendations/p:recommendation/p:action"/>
	<!-- What figures show, in the chapters of recommendations; nothing where the author has placed the same. -->
	<xsl:variable name="plan-placed" select="$profile/p:narrative/p:chapter[@role = 'recommendations']//p:chart[not(@of) and not(p:task)]"/>
	<xsl:variable name="gantt-actions" select="$plan-actions[$plan-times][not($plan-gantt)]"/>
	<xsl:variable name="board-actions" select="$plan-actions[$plan-spans][not($plan-board)]"/>
	<!-- Of all actions together, asked once and not for each of them. -->
	<xsl:variable name="plan-gantt" select="boolean($plan-placed[@type = 'gantt'])"/>
	<xsl:variable name="plan-board" select="boolean($plan-placed[@type = 'status-board'])"/>
	<xsl:variable name="plan-times" select="boolean($plan-actions/@from or $plan-actions/@to)"/>
	<xsl:variable name="plan-spans" select="count(set:distinct(exsl:node-set($plan-years)/y)) &gt; 1"/>
	<xsl:variable name="plan-years"><xsl:for-each select="$plan-actions/p:step"><y xmlns=""><xsl:value-of select="substring(@date, 1, 4)"/></y></xsl:for-each></xsl:variable>
	<!-- The date of the last step. -->
	<xsl:variable name="plan-report">
		<xsl:for-each select="$plan-actions/p:step">
			<xsl:sort select="substring(concat(@date, '-99-99'), 1, 10)" order="descending"/>
			<xsl:if test="position() = 1"><xsl:value-of select="@date"/></xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="plan-goals">
		<xsl:if test="not($plan-placed[@type = 'sdg-strip'])"><xsl:call-template name="plan-goals"/></xsl:if>
	</xsl:variable>
	<xsl:template name="plan-goals">
		<xsl:variable name="all">
			<xsl:for-each select="$profile/p:recommendations/p:recommendation/@sdg | $plan-actions/@sdg">
				<xsl:for-each select="str:tokenize(., ' ')"><g xmlns=""><xsl:value-of select="substring-before(concat(., '.'), '.')"/></g></xsl:for-each>
			</xsl:for-each>
		</xsl:variable>
		<xsl:for-each select="set:distinct(exsl:node-set($all)/g)">
			<xsl:sort select="." data-type="number"/>
			<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
			<xsl:value-of select="."/>
		</xsl:for-each>
	</xsl:template>

	<!-- So many rows are one figure at most: even with names over several lines it has room on a page. Figures have as many rows each. -->
	<xsl:variable name="gantt-rows" select="18"/>
	<xsl:variable name="board-rows" select="12"/>
	<xsl:template name="plan-rows">
		<xsl:param name="actions"/>
		<xsl:param name="most"/>
		<xsl:value-of select="ceiling(count($actions) div ceiling(count($actions) div $most))"/>
	</xsl:template>

	<xsl:template match="p:recommendations" mode="follow-up">
		<xsl:if test="$gantt-actions"><xsl:call-template name="gantt"><xsl:with-param name="actions" select="$gantt-actions"/></xsl:call-template></xsl:if>
		<xsl:if test="$board-actions"><xsl:call-template name="status-board"><xsl:with-param name="actions" select="$board-actions"/></xsl:call-template></xsl:if>
		<xsl:if test="$plan-goals != ''"><xsl:call-template name="sdg-strip"/></xsl:if>
	</xsl:template>

	<!-- Their numbers. -->
	<xsl:template match="p:recommendations" mode="follow-up-numbers">
		<xsl:variable name="gantt"><xsl:call-template name="plan-rows"><xsl:with-param name="actions" select="$gantt-actions"/><xsl:with-param name="most" select="$gantt-rows"/></xsl:call-template></xsl:variable>
		<xsl:for-each select="$gantt-actions[position() mod $gantt = 1 mod $gantt]"><n kind="figure" of="gantt.{position()}" xmlns=""/></xsl:for-each>
		<xsl:variable name="board"><xsl:call-template name="plan-rows"><xsl:with-param name="actions" select="$board-actions"/><xsl:with-param name="most" select="$board-rows"/></xsl:call-template></xsl:variable>
		<xsl:for-each select="$board-actions[position() mod $board = 1 mod $board]"><n kind="figure" of="status-board.{position()}" xmlns=""/></xsl:for-each>
		<xsl:if test="$plan-goals != ''"><n kind="figure" of="sdg-strip" xmlns=""/></xsl:if>
	</xsl:template>

	<xsl:template name="gantt">
		<xsl:param name="actions" select="$plan-actions"/>
		<xsl:variable name="rows"><xsl:call-template name="plan-rows"><xsl:with-param name="actions" select="$actions"/><xsl:with-param name="most" select="$gantt-rows"/></xsl:call-template></xsl:variable>
		<xsl:for-each select="$actions[position() mod $rows = 1 mod $rows]">
			<xsl:variable name="before" select="(position() - 1) * $rows"/>
			<xsl:call-template name="plan-figure">
				<xsl:with-param name="type">gantt</xsl:with-param>
				<xsl:with-param name="id" select="concat('gantt.', position())"/>
				<xsl:with-param name="all" select="$actions"/>
				<xsl:with-param name="actions" select="$actions[position() &gt; $before and position() &lt;= $before + $rows]"/>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="status-board">
		<xsl:param name="actions" select="$plan-actions"/>
		<xsl:variable name="rows"><xsl:call-template name="plan-rows"><xsl:with-param name="actions" select="$actions"/><xsl:with-param name="most" select="$board-rows"/></xsl:call-template></xsl:variable>
		<xsl:for-each select="$actions[position() mod $rows = 1 mod $rows]">
			<xsl:variable name="before" select="(position() - 1) * $rows"/>
			<xsl:call-template name="plan-figure">
				<xsl:with-param name="type">status-board</xsl:with-param>
				<xsl:with-param name="id" select="concat('status-board.', position())"/>
				<xsl:with-param name="all" select="$actions"/>
				<xsl:with-param name="actions" select="$actions[position() &gt; $before and position() &lt;= $before + $rows]"/>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<!-- One figure of some actions; its title says which, unless they are all. -->
	<xsl:template name="plan-figure">
		<xsl:param name="type"/>
		<xsl:param name="id" select="$type"/>
		<xsl:param name="all" select="$plan-actions"/>
		<xsl:param name="actions" select="$all"/>
		<xsl:variable name="first"><xsl:apply-templates select="$actions[1]" mode="number"/></xsl:variable>
		<xsl:variable name="last"><xsl:apply-templates select="$actions[last()]" mode="number"/></xsl:variable>
		<xsl:variable name="title">
			<xsl:choose>
				<xsl:when test="count($actions) = count($all)"><xsl:value-of select="cp:label(concat($type, '.title'))"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="cp:label(concat($type, '.title.part'), 'first', string($first), 'last', string($last))"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<figure at="{cp:at(.)}" id="{$id}" area="full" style="figure">
			<xsl:call-template name="plan-caption"><xsl:with-param name="id" select="$id"/><xsl:with-param name="title" select="$title"/></xsl:call-template>
			<chart type="{$type}" at="{cp:at(.)}" name="{$title}">
				<xsl:if test="$plan-report != ''"><xsl:attribute name="report-date"><xsl:value-of select="$plan-report"/></xsl:attribute></xsl:if>
				<xsl:apply-templates select="$actions" mode="chart-holds"/>
			</chart>
			<table-note at="{cp:at(.)}">
				<p at="{cp:at(.)}" style="table-note">
					<xsl:if test="$actions/p:step/@source">
						<xsl:call-template name="source-words">
							<xsl:with-param name="ids"><xsl:for-each select="$actions/p:step/@source"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:with-param>
						</xsl:call-template>
						<xsl:text> </xsl:text>
					</xsl:if>
					<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
					<xsl:text> </xsl:text>
					<xsl:value-of select="cp:label(concat($type, '.note'))"/>
					<xsl:if test="$type = 'gantt'"><xsl:call-template name="gantt-notes"><xsl:with-param name="actions" select="$actions"/></xsl:call-template></xsl:if>
				</p>
			</table-note>
		</figure>
	</xsl:template>

	<!-- Only what is seen is explained. -->
	<xsl:template name="gantt-notes">
		<xsl:param name="actions"/>
		<xsl:if test="$actions/p:step"><xsl:text> </xsl:text><xsl:value-of select="cp:label('gantt.note.status')"/></xsl:if>
		<xsl:if test="$actions/p:step[@status = 'stopped']"><xsl:text> </xsl:text><xsl:value-of select="cp:label('gantt.note.stopped')"/></xsl:if>
		<xsl:if test="$actions[p:milestone or p:target]"><xsl:text> </xsl:text><xsl:value-of select="cp:label('gantt.note.milestone')"/></xsl:if>
		<xsl:if test="$actions[(@from and not(@to)) or (@to and not(@from))]"><xsl:text> </xsl:text><xsl:value-of select="cp:label('gantt.note.open')"/></xsl:if>
	</xsl:template>

	<xsl:template name="sdg-strip">
		<xsl:param name="goals"><xsl:call-template name="plan-goals"/></xsl:param>
		<figure at="{cp:at(.)}" id="sdg-strip" style="figure">
			<xsl:call-template name="plan-caption"><xsl:with-param name="id">sdg-strip</xsl:with-param><xsl:with-param name="title" select="cp:label('sdg-strip.title')"/></xsl:call-template>
			<chart type="sdg-strip" at="{cp:at(.)}" name="{cp:label('sdg-strip.title')}" goals="{$goals}"/>
		</figure>
	</xsl:template>

	<xsl:template name="plan-caption">
		<xsl:param name="id"/>
		<xsl:param name="title"/>
		<xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="of" select="$id"/></xsl:call-template></xsl:variable>
		<xsl:variable name="number"><xsl:call-template name="count-out"><xsl:with-param name="value" select="$place"/><xsl:with-param name="format">I</xsl:with-param></xsl:call-template></xsl:variable>
		<caption at="{cp:at(.)}">
			<p at="{cp:at(.)}" style="caption">
				<xsl:call-template name="caption-number">
					<xsl:with-param name="call"><xsl:if test="$place != 0 and not($one-figure)"><xsl:value-of select="cp:label('call.figure', 'number', string($number))"/></xsl:if></xsl:with-param>
				</xsl:call-template>
				<xsl:value-of select="$title"/>
			</p>
		</caption>
	</xsl:template>
</xsl:stylesheet>
