<?xml version="1.0" encoding="UTF-8"?>
<!--
	Blocks of running text: sections, paragraphs, lists, tables, figures, boxes. Structure types are those of
	the elements unless a role says otherwise.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:cp="urn:cityprofile:template:1" xmlns:str="http://exslt.org/strings"
	exclude-result-prefixes="p cp str">

	<xsl:template match="p:comment | p:extension"/>

	<xsl:template match="p:section">
		<xsl:variable name="depth" select="count(ancestor-or-self::p:section)"/>
		<section at="{cp:at(.)}">
			<xsl:call-template name="language"/>
			<heading at="{cp:at(p:title)}" level="{$depth + 1}" outline-level="{$depth + 1}">
				<xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
				<xsl:attribute name="style">
					<xsl:choose>
						<xsl:when test="$depth = 1 and (preceding-sibling::*[1])[self::p:title or self::p:lead] and not(../@dimension)">heading-a-first</xsl:when>
						<xsl:when test="$depth = 1">heading-a</xsl:when>
						<xsl:when test="$depth = 2">heading-1</xsl:when>
						<xsl:when test="$depth = 3">heading-letter</xsl:when>
						<xsl:otherwise>heading-roman</xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:attribute name="outline">
					<xsl:apply-templates select="." mode="heading-number"><xsl:with-param name="level" select="$depth + 1"/></xsl:apply-templates>
					<xsl:text> </xsl:text>
					<xsl:apply-templates select="." mode="title-string"/>
				</xsl:attribute>
				<label style="number">
					<xsl:apply-templates select="." mode="heading-number"><xsl:with-param name="level" select="$depth + 1"/></xsl:apply-templates>
				</label>
				<xsl:apply-templates select="p:title/node()"/>
			</heading>
			<xsl:apply-templates select="*[not(self::p:title)]"/>
		</section>
	</xsl:template>

	<xsl:template match="p:p">
		<xsl:param name="style" select="'body'"/>
		<p at="{cp:at(.)}" style="{$style}">
			<xsl:call-template name="identity"/>
			<xsl:apply-templates/>
		</p>
	</xsl:template>

	<xsl:template name="identity">
		<xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
		<xsl:call-template name="language"/>
	</xsl:template>

	<!-- Lists -->
	<xsl:template match="p:ul | p:ol">
		<xsl:param name="style" select="'item-text'"/>
		<list at="{cp:at(.)}">
			<xsl:call-template name="identity"/>
			<xsl:attribute name="style">
				<xsl:choose>
					<xsl:when test="parent::p:li">list-inner</xsl:when>
					<xsl:otherwise>list</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:apply-templates select="p:li"><xsl:with-param name="style" select="$style"/></xsl:apply-templates>
		</list>
	</xsl:template>

	<xsl:template match="p:li">
		<xsl:param name="style" select="'item-text'"/>
		<xsl:variable name="item-style">
			<xsl:choose>
				<xsl:when test="parent::p:ul">item-dash</xsl:when>
				<!-- Letters of other scripts may be wider. -->
				<xsl:when test="contains(cp:label('count.a'), ' ')">item-number-wide</xsl:when>
				<xsl:otherwise>item-number</xsl:otherwise>
			</xsl:choose>
			<xsl:if test="$style = 'box-item' and parent::p:ol">-box</xsl:if>
		</xsl:variable>
		<item at="{cp:at(.)}" style="{$item-style}">
			<xsl:call-template name="identity"/>
			<label><xsl:apply-templates select="." mode="item-mark"/></label>
			<xsl:variable name="lists" select="p:ul | p:ol"/>
			<xsl:call-template name="item-words">
				<xsl:with-param name="style" select="$style"/>
				<xsl:with-param name="words" select="node()[not($lists)] | $lists[1]/preceding-sibling::node()"/>
			</xsl:call-template>
			<xsl:for-each select="p:ul | p:ol">
				<xsl:apply-templates select="."><xsl:with-param name="style" select="$style"/></xsl:apply-templates>
				<xsl:variable name="list" select="."/>
				<xsl:call-template name="item-words">
					<xsl:with-param name="style" select="$style"/>
					<xsl:with-param name="words" select="following-sibling::node()[not(self::p:ul or self::p:ol) and generate-id((preceding-sibling::p:ul | preceding-sibling::p:ol)[last()]) = generate-id($list)]"/>
				</xsl:call-template>
			</xsl:for-each>
		</item>
	</xsl:template>

	<xsl:template name="item-words">
		<xsl:param name="style"/>
		<xsl:param name="words"/>
		<xsl:if test="$words[normalize-space() != '']">
			<p at="{cp:at(ancestor-or-self::p:li[1])}" style="{$style}"><xsl:apply-templates select="$words"/></p>
		</xsl:if>
	</xsl:template>

	<xsl:template match="p:ul/p:li" mode="item-mark"><chart type="dash" colour="house-blue"/></xsl:template>
	<!-- (a), within it (i), within that again (a) -->
	<xsl:template match="p:ol/p:li" mode="item-mark">
		<xsl:variable name="number">
			<xsl:choose>
				<xsl:when test="count(ancestor::p:ol) mod 2 = 1"><xsl:call-template name="place-in-row"><xsl:with-param name="format">a</xsl:with-param></xsl:call-template></xsl:when>
				<xsl:otherwise><xsl:call-template name="place-in-row"><xsl:with-param name="format">i</xsl:with-param></xsl:call-template></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:value-of select="cp:label('item', 'number', string($number))"/>
	</xsl:template>

	<!-- Captions of tables, figures and boxes -->
	<xsl:template name="caption">
		<xsl:param name="style" select="'caption'"/>
		<xsl:variable name="call"><xsl:apply-templates select="." mode="call"/></xsl:variable>
		<p at="{cp:at(p:caption | p:title)}" style="{$style}">
			<xsl:call-template name="caption-number"><xsl:with-param name="call" select="$call"/></xsl:call-template>
			<xsl:apply-templates select="(p:caption | p:title)/node()"/>
		</p>
	</xsl:template>
	<!-- The number, and an en space after it. -->
	<xsl:template name="caption-number">
		<xsl:param name="call"/>
		<xsl:if test="$call != ''">
			<span style="caption-number"><xsl:value-of select="$call"/></span>
			<xsl:text>&#x2002;</xsl:text>
		</xsl:if>
	</xsl:template>
	<xsl:template name="caption-block">
		<caption at="{cp:at(p:caption)}">
			<xsl:call-template name="caption">
				<xsl:with-param name="style">caption<xsl:if test="p:headnote">-headnote</xsl:if></xsl:with-param>
			</xsl:call-template>
			<xsl:for-each select="p:headnote">
				<p at="{cp:at(.)}" style="headnote"><xsl:apply-templates/></p>
			</xsl:for-each>
		</caption>
	</xsl:template>

	<!-- Tables -->
	<xsl:template match="p:table">
		<table at="{cp:at(.)}" style="table" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
			<xsl:call-template name="identity"/>
			<xsl:if test="@width = 'full'"><xsl:attribute name="area">full</xsl:attribute></xsl:if>
			<xsl:call-template name="caption-block"/>
			<xsl:apply-templates select="p:col"/>
			<xsl:if test="not(p:col)">
				<xsl:for-each select="(p:thead | p:tbody)[1]/p:tr[1]/*"><xsl:call-template name="text-columns"/></xsl:for-each>
			</xsl:if>
			<xsl:apply-templates select="p:thead"/>
			<xsl:apply-templates select="p:tbody | p:tfoot"/>
			<xsl:call-template name="under-table"/>
		</table>
	</xsl:template>

	<xsl:template match="p:col[@kind = 'text']"><col/></xsl:template>
	<xsl:template match="p:col[@kind = 'number']"><col align="end" decimal="yes"/></xsl:template>
	<!-- Words that stand after numbers need more room than other columns. -->
	<xsl:template match="p:col[@kind = 'number'][following-sibling::p:col[1]/@kind = 'text']" priority="1"><col align="end" decimal="yes" pad-end="12pt"/></xsl:template>
	<!-- A column of words for each that the cell spans. -->
	<xsl:template name="text-columns">
		<xsl:param name="count" select="number(concat('0', @colspan)) + number(not(@colspan))"/>
		<xsl:if test="$count &gt; 0">
			<col/>
			<xsl:call-template name="text-columns"><xsl:with-param name="count" select="$count - 1"/></xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template match="p:thead">
		<thead at="{cp:at(.)}" style="table-head"><xsl:apply-templates select="p:tr"/></thead>
	</xsl:template>
	<xsl:template match="p:tbody">
		<tbody at="{cp:at(.)}" style="table-group"><xsl:apply-templates select="p:tr"/></tbody>
	</xsl:template>
	<xsl:template match="p:tfoot">
		<tbody at="{cp:at(.)}" style="table-total" role="TFoot"><xsl:apply-templates select="p:tr"/></tbody>
	</xsl:template>
	<xsl:template match="p:tr">
		<tr at="{cp:at(.)}"><xsl:apply-templates select="p:th | p:td"/></tr>
	</xsl:template>

	<xsl:template match="p:th | p:td">
		<xsl:variable name="style">
			<xsl:choose>
				<xsl:when test="ancestor::p:thead">cell-head</xsl:when>
				<xsl:when test="ancestor::p:tfoot">cell-total</xsl:when>
				<xsl:when test="self::p:th and @colspan">cell-group</xsl:when>
				<xsl:otherwise>cell</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:element name="{local-name()}" namespace="urn:cityprofile:document:1">
			<xsl:attribute name="at"><xsl:value-of select="cp:at(.)"/></xsl:attribute>
			<xsl:attribute name="style"><xsl:value-of select="$style"/></xsl:attribute>
			<xsl:copy-of select="@colspan | @rowspan"/>
			<xsl:if test="self::p:th">
				<xsl:attribute name="scope">
					<xsl:choose>
						<xsl:when test="ancestor::p:thead">column</xsl:when>
						<xsl:otherwise>row</xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
			</xsl:if>
			<xsl:call-template name="identity"/>
			<p at="{cp:at(.)}" style="{$style}-text"><xsl:apply-templates/></p>
		</xsl:element>
	</xsl:template>

	<!-- Notes in tables have letters; the notes stand under the table. -->
	<xsl:template match="p:table//p:note | p:box//p:note" priority="1">
		<xsl:variable name="letter"><xsl:call-template name="note-letter"/></xsl:variable>
		<xsl:call-template name="letter-mark">
			<xsl:with-param name="to" select="concat('note.', generate-id())"/>
			<xsl:with-param name="letter" select="string($letter)"/>
		</xsl:call-template>
	</xsl:template>
	<xsl:template name="note-letter">
		<xsl:variable name="number"><xsl:number count="p:note" level="any" from="p:table | p:box"/></xsl:variable>
		<xsl:call-template name="count-out"><xsl:with-param name="value" select="$number"/><xsl:with-param name="format">a</xsl:with-param></xsl:call-template>
	</xsl:template>
	<xsl:template name="letter-mark">
		<xsl:param name="to"/>
		<xsl:param name="letter"/>
		<span role="Reference" style="note-reference"><link to="{$to}" contents="{cp:label('link.note', 'number', string($letter))}"><xsl:value-of select="$letter"/></link></span>
	</xsl:template>
	<xsl:template name="letter-note">
		<xsl:param name="id"/>
		<xsl:param name="letter"/>
		<xsl:param name="first" select="false()"/>
		<section at="{cp:at(.)}" id="{$id}" role="Note">
			<p at="{cp:at(.)}">
				<xsl:attribute name="style">table-note-letter<xsl:if test="$first">-first</xsl:if></xsl:attribute>
				<label style="table-note-mark"><xsl:value-of select="$letter"/></label>
				<xsl:apply-templates/>
			</p>
		</section>
	</xsl:template>

	<!-- Source and note lines under a table, figure or box, then lettered notes. -->
	<xsl:template name="under-table">
		<xsl:variable name="notes" select="(p:thead | p:tbody | p:tfoot)//p:note"/>
		<xsl:if test="@source or p:note or $notes">
			<table-note at="{cp:at(.)}">
				<xsl:call-template name="source-line"/>
				<xsl:call-template name="letter-notes"><xsl:with-param name="notes" select="$notes"/></xsl:call-template>
			</table-note>
		</xsl:if>
	</xsl:template>
	<xsl:template name="letter-notes">
		<xsl:param name="notes"/>
		<xsl:for-each select="$notes">
			<xsl:variable name="letter"><xsl:call-template name="note-letter"/></xsl:variable>
			<xsl:call-template name="letter-note">
				<xsl:with-param name="id" select="concat('note.', generate-id())"/>
				<xsl:with-param name="letter" select="string($letter)"/>
				<xsl:with-param name="first" select="position() = 1 and not(ancestor::*[self::p:table or self::p:box][1][@source or p:note])"/>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="source-line">
		<!-- Of a chart: where its numbers come from, if no source is named, and in which table they stand. -->
		<xsl:param name="ids" select="string(@source)"/>
		<xsl:param name="data"/>
		<xsl:if test="$ids != '' or p:note or p:credit or string($data) != ''">
			<p at="{cp:at(.)}" style="table-note">
				<xsl:if test="$ids != ''">
					<xsl:call-template name="source-words"><xsl:with-param name="ids" select="$ids"/></xsl:call-template>
				</xsl:if>
				<xsl:for-each select="p:credit">
					<xsl:text> </xsl:text>
					<xsl:apply-templates/>
					<xsl:value-of select="cp:label('source.end')"/>
				</xsl:for-each>
				<xsl:if test="string($data) != ''">
					<xsl:text> </xsl:text>
					<xsl:copy-of select="$data"/>
				</xsl:if>
				<xsl:if test="p:note">
					<xsl:text> </xsl:text>
					<span style="emphasis"><xsl:value-of select="cp:label('note')"/></span>
					<xsl:for-each select="p:note">
						<xsl:text> </xsl:text>
						<xsl:apply-templates/>
					</xsl:for-each>
				</xsl:if>
			</p>
		</xsl:if>
	</xsl:template>

	<!-- "Source: title, pages [5]; title [7]." The marks lead to the list of sources. -->
	<xsl:template name="source-words">
		<xsl:param name="ids"/>
		<xsl:variable name="named" select="cp:key('id', str:tokenize($ids, ' '), $profile)/self::p:source"/>
		<xsl:if test="$named">
			<span style="emphasis"><xsl:value-of select="cp:label('source', 'count', count($named))"/></span>
			<xsl:text> </xsl:text>
			<xsl:for-each select="$named">
				<xsl:if test="position() &gt; 1"><xsl:value-of select="cp:label('source.between')"/><xsl:text> </xsl:text></xsl:if>
				<xsl:call-template name="source-cited"/>
			</xsl:for-each>
			<xsl:value-of select="cp:label('source.end')"/>
		</xsl:if>
	</xsl:template>
	<xsl:template name="source-cited">
		<xsl:call-template name="source-pages"/>
		<xsl:call-template name="source-mark-after"/>
	</xsl:template>
	<!-- "[4]", leading to the list of sources, if there is one -->
	<xsl:template name="source-mark-after">
		<xsl:variable name="to"><xsl:apply-templates select="." mode="target"/></xsl:variable>
		<xsl:if test="$to != ''"><xsl:text>&#xA0;</xsl:text><xsl:call-template name="source-mark"/></xsl:if>
	</xsl:template>
	<xsl:template name="source-mark">
		<xsl:variable name="to"><xsl:apply-templates select="." mode="target"/></xsl:variable>
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<xsl:if test="$to != ''">
			<link to="{$to}" style="link" contents="{cp:label('call.source', 'number', string($number))}"><xsl:value-of select="cp:label('source.mark', 'number', string($number))"/></link>
		</xsl:if>
	</xsl:template>
	<xsl:template name="source-pages">
		<xsl:apply-templates select="." mode="source-name"/>
		<xsl:if test="@pages and p:title"><xsl:call-template name="comma"/><t at="{cp:at(@pages)}"><xsl:value-of select="@pages"/></t></xsl:if>
	</xsl:template>
	<!-- Of a source that is not public a public edition holds the type only, which stands in its title too: "Utility record". -->
	<xsl:template name="source-closed">
		<xsl:variable name="type" select="concat(translate(substring(@type, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), translate(substring(@type, 2), '-', ' '))"/>
		<xsl:if test="not(p:title[normalize-space() != $type])">closed</xsl:if>
	</xsl:template>
	<xsl:template match="p:source" mode="source-name">
		<xsl:variable name="closed"><xsl:call-template name="source-closed"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="$closed = ''"><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:title"/></xsl:call-template></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label(concat('source-type.', @type))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Figures: the source and note lines travel with the picture. -->
	<xsl:template match="p:figure">
		<figure at="{cp:at(.)}" style="figure" float="yes" alt="{normalize-space(p:alt)}">
			<xsl:call-template name="identity"/>
			<xsl:if test="@width = 'full'"><xsl:attribute name="area">full</xsl:attribute></xsl:if>
			<xsl:call-template name="caption-block"/>
			<image at="{cp:at(p:image)}" src="{p:image/@src}"/>
			<xsl:if test="@source or p:note or p:credit">
				<table-note at="{cp:at(.)}"><xsl:call-template name="source-line"/></table-note>
			</xsl:if>
		</figure>
	</xsl:template>

	<!-- Boxes -->
	<xsl:template match="p:box">
		<box at="{cp:at(.)}" style="box">
			<xsl:call-template name="identity"/>
			<xsl:call-template name="caption"><xsl:with-param name="style" select="'box-title'"/></xsl:call-template>
			<xsl:apply-templates select="p:p | p:ul | p:ol | p:table" mode="boxed"/>
			<xsl:call-template name="source-line"/>
			<xsl:call-template name="letter-notes"><xsl:with-param name="notes" select="(p:p | p:ul | p:ol)//p:note"/></xsl:call-template>
		</box>
	</xsl:template>
	<xsl:template match="p:p" mode="boxed"><xsl:apply-templates select="."><xsl:with-param name="style" select="'box-text'"/></xsl:apply-templates></xsl:template>
	<xsl:template match="p:ul | p:ol" mode="boxed"><xsl:apply-templates select="."><xsl:with-param name="style" select="'box-item'"/></xsl:apply-templates></xsl:template>
	<xsl:template match="p:table" mode="boxed"><xsl:apply-templates select="."/></xsl:template>
</xsl:stylesheet>
