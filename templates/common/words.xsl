<?xml version="1.0" encoding="UTF-8"?>
<!--
	Words: which of several strings is meant (by language and date), and the inlines of running text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	exclude-result-prefixes="p s cp">

	<xsl:param name="edition"/>
	<xsl:variable name="profile" select="/p:profile"/>
	<xsl:variable name="this-edition" select="$profile/p:publication/p:edition[@xml:id = $edition]"/>
	<xsl:variable name="language" select="string($this-edition/@lang)"/>
	<!-- Names are those of the year of issue. -->
	<xsl:variable name="issue-year">
		<xsl:choose>
			<xsl:when test="$this-edition/@date"><xsl:value-of select="substring($this-edition/@date, 1, 4)"/></xsl:when>
			<xsl:otherwise>9999</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:key name="id" match="*" use="@xml:id"/>

	<!--
		The words of one of several elements: right for the date and in the edition's language, as far as there is one. Most often
		the first has no date and is in the language, and more need not be looked at.
	-->
	<xsl:template name="chosen">
		<xsl:param name="among"/>
		<xsl:variable name="first" select="$among[1][@xml:lang = $language][not(@from or @to)]"/>
		<xsl:choose>
			<xsl:when test="$first"><xsl:apply-templates select="$first/node()"/></xsl:when>
			<xsl:otherwise>
				<xsl:variable name="dated" select="$among[not(@from) or number(substring(@from, 1, 4)) &lt;= $issue-year][not(@to) or number(substring(@to, 1, 4)) &gt;= $issue-year]"/>
				<xsl:variable name="no-date" select="not($dated)"/>
				<xsl:variable name="of-date" select="$dated | $among[$no-date]"/>
				<xsl:variable name="own" select="$of-date[lang($language)]"/>
				<xsl:variable name="no-own" select="not($own)"/>
				<xsl:apply-templates select="($own | $of-date[$no-own])[1]/node()"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The same as a string, for attributes. -->
	<xsl:template name="chosen-string">
		<xsl:param name="among"/>
		<xsl:variable name="first" select="$among[1][@xml:lang = $language][not(@from or @to or *)]"/>
		<xsl:choose>
			<xsl:when test="$first"><xsl:value-of select="normalize-space($first)"/></xsl:when>
			<xsl:otherwise>
				<xsl:variable name="words"><xsl:call-template name="chosen"><xsl:with-param name="among" select="$among"/></xsl:call-template></xsl:variable>
				<xsl:value-of select="normalize-space($words)"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="text()">
		<t at="{cp:at(.)}"><xsl:value-of select="."/></t>
	</xsl:template>
	<!-- Words of the method have no place in the profile. -->
	<xsl:template match="s:*/text()"><xsl:value-of select="."/></xsl:template>
	<xsl:template match="p:em"><span style="emphasis"><xsl:call-template name="language"/><xsl:apply-templates/></span></xsl:template>
	<xsl:template match="p:strong"><span style="strong"><xsl:call-template name="language"/><xsl:apply-templates/></span></xsl:template>
	<xsl:template match="p:term"><span style="term"><xsl:call-template name="language"/><xsl:apply-templates/></span></xsl:template>
	<xsl:template match="p:sub"><span style="subscript"><xsl:apply-templates/></span></xsl:template>
	<xsl:template match="p:sup"><span style="superscript"><xsl:apply-templates/></span></xsl:template>
	<xsl:template match="p:q">
		<xsl:variable name="depth"><xsl:if test="count(ancestor::p:q) mod 2 = 1">inner.</xsl:if></xsl:variable>
		<span>
			<xsl:call-template name="language"/>
			<xsl:value-of select="cp:label(concat('quote.', $depth, 'open'))"/>
			<xsl:apply-templates/>
			<xsl:value-of select="cp:label(concat('quote.', $depth, 'close'))"/>
		</span>
	</xsl:template>
	<xsl:template match="p:a">
		<link href="{@href}" style="link" contents="{normalize-space()}"><xsl:apply-templates/></link>
	</xsl:template>

	<xsl:template name="comma">
		<xsl:value-of select="cp:label('list.between')"/>
		<xsl:text> </xsl:text>
	</xsl:template>

	<xsl:template name="language">
		<xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
	</xsl:template>

	<!-- References -->
	<xsl:template match="p:ref">
		<xsl:variable name="target" select="key('id', @to)"/>
		<xsl:variable name="words"><xsl:apply-templates select="." mode="words"/></xsl:variable>
		<xsl:variable name="to"><xsl:apply-templates select="$target" mode="target"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="$to = '' and node()"><xsl:apply-templates/></xsl:when>
			<xsl:when test="$to = ''"><xsl:value-of select="$words"/></xsl:when>
			<xsl:when test="@show = 'page' and not(node())">
				<link to="{$to}" style="link" contents="{cp:label('link.page')}"><page-of to="{$to}"/></link>
			</xsl:when>
			<xsl:otherwise>
				<link to="{$to}" style="link">
					<xsl:attribute name="contents">
						<xsl:apply-templates select="$target" mode="call"/>
						<xsl:text> </xsl:text>
						<xsl:apply-templates select="$target" mode="title-string"/>
					</xsl:attribute>
					<xsl:choose>
						<xsl:when test="node()"><xsl:apply-templates/></xsl:when>
						<xsl:otherwise><xsl:value-of select="normalize-space($words)"/></xsl:otherwise>
					</xsl:choose>
				</link>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="p:ref" mode="words">
		<xsl:variable name="target" select="key('id', @to)"/>
		<xsl:variable name="number">
			<!-- A section of another chapter needs the number of that chapter too. -->
			<xsl:if test="$target/self::p:section and count(ancestor::p:chapter | $target/ancestor::p:chapter) = 2">
				<xsl:apply-templates select="$target/ancestor::p:chapter" mode="number"/>
				<xsl:text>.</xsl:text>
			</xsl:if>
			<xsl:apply-templates select="$target" mode="number"/>
		</xsl:variable>
		<xsl:variable name="title"><xsl:apply-templates select="$target" mode="title-string"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="$target[self::p:figure][$one-figure] and not(@show = 'title')"><xsl:apply-templates select="." mode="words-figure"/></xsl:when>
			<xsl:when test="@show = 'title' or string($number) = '' or string($number) = '0'"><xsl:value-of select="$title"/></xsl:when>
			<xsl:when test="@show = 'number-title'">
				<xsl:variable name="call"><xsl:apply-templates select="$target" mode="call"/></xsl:variable>
				<xsl:value-of select="cp:label('call.titled', 'call', string($call), 'title', string($title))"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The only figure has no number: "the figure", or after the word "figure" its title. -->
	<xsl:template match="p:ref" mode="words-figure">
		<xsl:variable name="said" select="cp:label('figure.said')"/>
		<xsl:variable name="before" select="normalize-space((preceding-sibling::node()[1])[self::text()])"/>
		<xsl:choose>
			<xsl:when test="substring(concat(' ', $before), string-length($before) - string-length($said) + 1) = concat(' ', $said)">
				<xsl:value-of select="cp:label('quote.open')"/>
				<xsl:apply-templates select="key('id', @to)" mode="title-string"/>
				<xsl:value-of select="cp:label('quote.close')"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('figure.only')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="*" mode="title-string">
		<xsl:call-template name="chosen-string"><xsl:with-param name="among" select="p:title | p:caption | p:statement"/></xsl:call-template>
	</xsl:template>

	<!-- Facts: words are the author's, checked elsewhere; without words the figure is printed with its unit. -->
	<xsl:template match="p:fact"><xsl:apply-templates/></xsl:template>

	<!-- Footnotes of running text. All hang as far as the last of them needs. -->
	<xsl:variable name="footnote-style">
		<xsl:text>footnote</xsl:text>
		<xsl:choose>
			<xsl:when test="count($plan/n[@kind = 'footnote']) &gt; 99">-wider</xsl:when>
			<xsl:when test="count($plan/n[@kind = 'footnote']) &gt; 9">-wide</xsl:when>
		</xsl:choose>
	</xsl:variable>
	<xsl:template match="p:note">
		<xsl:variable name="number"><xsl:call-template name="place"/></xsl:variable>
		<xsl:variable name="id" select="concat('note.', $number)"/>
		<span role="Reference" style="note-reference"><link to="{$id}" contents="{cp:label('link.note', 'number', string($number))}"><xsl:value-of select="$number"/></link></span>
		<note id="{$id}">
			<p at="{cp:at(.)}" style="{$footnote-style}">
				<xsl:call-template name="language"/>
				<label style="footnote-mark"><xsl:value-of select="$number"/></label>
				<xsl:apply-templates/>
			</p>
		</note>
	</xsl:template>
</xsl:stylesheet>
