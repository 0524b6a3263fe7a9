<?xml version="1.0" encoding="UTF-8"?>
<!--
	Cards of findings and recommendations, and the list of sources: what a chapter's role adds to its text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:cityprofile:document:1"
	xmlns:p="urn:cityprofile:profile:1" xmlns:s="urn:cityprofile:scorecard:1" xmlns:cp="urn:cityprofile:template:1"
	xmlns:str="http://exslt.org/strings" exclude-result-prefixes="p s cp str">

	<xsl:template match="p:chapter[@role = 'findings']" mode="plan-cards"><xsl:apply-templates select="$profile/p:findings/p:finding" mode="plan"/></xsl:template>
	<xsl:template match="p:chapter[@role = 'sources']" mode="plan-cards"><xsl:apply-templates select="$profile/p:sources/p:source" mode="plan"/></xsl:template>
	<xsl:template match="p:chapter[@role = 'recommendations']" mode="plan-cards">
		<xsl:apply-templates select="$profile/p:recommendations/p:recommendation" mode="plan"/>
		<xsl:apply-templates select="$profile/p:recommendations" mode="follow-up-numbers"/>
	</xsl:template>

	<xsl:template match="p:chapter" mode="cards"/>
	<xsl:template match="p:chapter[@role = 'findings']" mode="cards"><xsl:apply-templates select="$profile/p:findings/p:finding"/></xsl:template>
	<xsl:template match="p:chapter[@role = 'recommendations']" mode="cards">
		<xsl:apply-templates select="$profile/p:recommendations/p:recommendation"/>
		<xsl:apply-templates select="$profile/p:recommendations" mode="follow-up"/>
	</xsl:template>
	<xsl:template match="p:chapter[@role = 'sources']" mode="cards"><xsl:apply-templates select="$profile/p:sources"/></xsl:template>

	<!-- Findings -->
	<xsl:template match="p:finding">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<xsl:variable name="colour"><xsl:call-template name="dimension-colour"><xsl:with-param name="code" select="@dimension"/></xsl:call-template></xsl:variable>
		<box at="{$place}" id="{@xml:id}" area="full" style="finding-{$colour}" role="Sect">
			<columns at="{$place}" align="top">
				<column at="{$place}" width="39.5mm">
					<p at="{$place}" style="finding-number-{$colour}"><xsl:value-of select="cp:label('finding.number', 'number', string($number))"/></p>
					<xsl:call-template name="finding-dimension"><xsl:with-param name="colour" select="$colour"/></xsl:call-template>
					<xsl:for-each select="key('id', @theme)/self::p:theme">
						<p at="{cp:at(.)}" style="finding-area"><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:name"/></xsl:call-template></p>
					</xsl:for-each>
					<p at="{$place}" style="finding-kind-{@kind}">
						<xsl:apply-templates select="@kind" mode="sign"/>
						<xsl:text>&#x2002;</xsl:text>
						<xsl:value-of select="cp:label(concat('finding-kind.', @kind))"/>
					</p>
				</column>
				<column at="{$place}" start="43.5mm" width="126.5mm">
					<heading at="{cp:at(p:statement)}" level="2" style="finding-statement" outline-level="2">
						<xsl:attribute name="outline">
							<xsl:value-of select="cp:label('finding.number', 'number', string($number))"/>
							<xsl:text> </xsl:text>
							<xsl:apply-templates select="." mode="title-string"/>
						</xsl:attribute>
						<xsl:apply-templates select="p:statement/node()"/>
					</heading>
					<xsl:for-each select="p:reason">
						<p at="{cp:at(.)}" style="finding-reason"><xsl:apply-templates/></p>
					</xsl:for-each>
					<xsl:call-template name="evidence"/>
					<xsl:call-template name="leads-to"/>
				</column>
			</columns>
		</box>
	</xsl:template>

	<xsl:template name="finding-dimension">
		<xsl:param name="colour"/>
		<xsl:variable name="sign"><xsl:call-template name="dimension-sign"><xsl:with-param name="colour" select="$colour"/></xsl:call-template></xsl:variable>
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:for-each select="cp:key('group', @dimension, $scorecard)/self::s:dimension">
			<p at="{$place}" style="finding-dimension">
				<chart type="sign" name="{$sign}" colour="{$colour}" role="Artifact"/>
				<xsl:text>&#x2002;</xsl:text>
				<xsl:call-template name="dimension-name"/>
			</p>
		</xsl:for-each>
	</xsl:template>
	<!-- A dimension is called what its chapter is called. -->
	<xsl:key name="chapter" match="p:narrative/p:chapter" use="@dimension"/>
	<xsl:template name="dimension-name">
		<xsl:variable name="chapter" select="cp:key('chapter', @code, $profile)"/>
		<xsl:call-template name="chosen"><xsl:with-param name="among" select="$chapter[1]/p:title | s:name[not($chapter)]"/></xsl:call-template>
	</xsl:template>

	<xsl:template match="@kind[. = 'strength']" mode="sign"><chart type="sign" name="plus" colour="band-a" role="Artifact"/></xsl:template>
	<xsl:template match="@kind[. = 'action-required']" mode="sign"><chart type="sign" name="minus" colour="band-d" role="Artifact"/></xsl:template>
	<xsl:template match="@kind[. = 'data-gap']" mode="sign"><chart type="sign" name="dot" colour="slate" role="Artifact"/></xsl:template>

	<!-- Evidence: name, value, comparison -->
	<xsl:template name="evidence">
		<xsl:if test="p:evidence">
			<table at="{cp:at(.)}" style="evidence">
				<col width="152pt"/>
				<col width="46pt" align="end"/>
				<col/>
				<tbody at="{cp:at(.)}"><xsl:apply-templates select="p:evidence"/></tbody>
			</table>
		</xsl:if>
	</xsl:template>

	<xsl:template match="p:evidence[@indicator]">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:variable name="point" select="cp:key('point', normalize-space(@indicator), $scorecard)"/>
		<xsl:variable name="unit"><xsl:apply-templates select="$point" mode="unit"/></xsl:variable>
		<tr at="{$place}">
			<th at="{$place}" style="evidence-cell" scope="row"><p at="{$place}" style="evidence-cell-text"><xsl:apply-templates select="$point" mode="name"/></p></th>
			<td at="{$place}" style="evidence-cell">
				<p at="{$place}" style="evidence-value-text">
					<xsl:apply-templates select="$point" mode="value-short"/>
				</p>
			</td>
			<td at="{$place}" style="evidence-comparison">
				<p at="{$place}" style="evidence-comparison-text">
					<xsl:choose>
						<xsl:when test="node()"><xsl:apply-templates/></xsl:when>
						<xsl:when test="starts-with($unit, '%') and normalize-space(substring-after($unit, '%')) = ''">–</xsl:when>
						<xsl:when test="starts-with($unit, '%')"><xsl:value-of select="normalize-space(substring-after($unit, '%'))"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="$unit"/></xsl:otherwise>
					</xsl:choose>
					<xsl:call-template name="evidence-sources"/>
				</p>
			</td>
		</tr>
	</xsl:template>

	<xsl:template match="p:evidence[@mission]">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:for-each select="key('id', @mission)/self::p:mission">
			<tr at="{$place}">
				<th at="{$place}" style="evidence-cell" scope="row" colspan="2">
					<p at="{cp:at(.)}" style="evidence-cell-text">
						<xsl:choose>
							<xsl:when test="p:title"><xsl:apply-templates select="p:title/node()"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="cp:label(concat('mission-kind.', @kind))"/></xsl:otherwise>
						</xsl:choose>
					</p>
				</th>
				<td at="{$place}" style="evidence-comparison"><p at="{cp:at(.)}" style="evidence-comparison-text"><xsl:call-template name="time"/></p></td>
			</tr>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="p:evidence[not(@indicator) and not(@mission)]">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:variable name="named" select="cp:key('id', str:tokenize(@source, ' '), $profile)/self::p:source"/>
		<tr at="{$place}">
			<th at="{$place}" style="evidence-cell" scope="row" colspan="2">
				<p at="{$place}" style="evidence-cell-text">
					<xsl:for-each select="$named">
						<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
						<xsl:value-of select="cp:label(concat('source-type.', @type))"/>
						<xsl:call-template name="source-mark-after"/>
					</xsl:for-each>
				</p>
			</th>
			<td at="{$place}" style="evidence-comparison">
				<p at="{$place}" style="evidence-comparison-text">
					<xsl:choose>
						<xsl:when test="node()"><xsl:apply-templates/></xsl:when>
						<xsl:otherwise>–</xsl:otherwise>
					</xsl:choose>
				</p>
			</td>
		</tr>
	</xsl:template>

	<!-- Marks of the sources that an element names -->
	<xsl:template name="evidence-sources">
		<xsl:for-each select="cp:key('id', str:tokenize(@source, ' '), $profile)/self::p:source">
			<xsl:call-template name="source-mark-after"/>
		</xsl:for-each>
	</xsl:template>

	<!-- "Leads to recommendations 6 (page 21) and 11 (page 22)" -->
	<xsl:key name="addressing" match="p:recommendation" use="str:tokenize(@addresses, ' ')"/>
	<xsl:template name="leads-to">
		<xsl:variable name="answers" select="key('addressing', @xml:id)[cp:key('planned', generate-id(), $plan)]"/>
		<xsl:if test="$answers">
			<p at="{cp:at(.)}" style="leads-to">
				<xsl:value-of select="cp:label('finding.leads-to', 'count', count($answers))"/>
				<xsl:text> </xsl:text>
				<xsl:call-template name="linked-numbers">
					<xsl:with-param name="nodes" select="$answers"/>
					<xsl:with-param name="pages" select="true()"/>
				</xsl:call-template>
			</p>
		</xsl:if>
	</xsl:template>
	<!-- Numbers with links; on paper, the page helps. -->
	<xsl:template name="linked-numbers">
		<xsl:param name="nodes"/>
		<xsl:param name="pages" select="false()"/>
		<xsl:for-each select="$nodes">
			<xsl:choose>
				<xsl:when test="position() = 1"/>
				<xsl:when test="position() = last()"><xsl:text> </xsl:text><xsl:value-of select="cp:label('list.last')"/><xsl:text> </xsl:text></xsl:when>
				<xsl:otherwise><xsl:value-of select="cp:label('list.between')"/><xsl:text> </xsl:text></xsl:otherwise>
			</xsl:choose>
			<link to="{@xml:id}" style="link">
				<xsl:attribute name="contents"><xsl:apply-templates select="." mode="call"/></xsl:attribute>
				<xsl:apply-templates select="." mode="number"/>
			</link>
			<xsl:if test="$pages">
				<xsl:text> </xsl:text>
				<span style="page-reference">
					<xsl:value-of select="cp:label('page.before')"/>
					<xsl:text>&#xA0;</xsl:text>
					<page-of to="{@xml:id}"/>
					<xsl:value-of select="cp:label('page.after')"/>
				</span>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<!-- Time of a mission or action: "2021–2023", "since 2021", a day, nothing stated -->
	<xsl:template name="time">
		<xsl:choose>
			<xsl:when test="not(@from) and not(@to)"><xsl:value-of select="cp:label('not-stated')"/></xsl:when>
			<xsl:when test="not(@to)"><xsl:value-of select="cp:label('time.from', 'from', cp:date(@from))"/></xsl:when>
			<xsl:when test="not(@from)"><xsl:value-of select="cp:label('time.to', 'to', cp:date(@to))"/></xsl:when>
			<xsl:when test="@from = @to"><xsl:value-of select="cp:date(@from)"/></xsl:when>
			<xsl:when test="string-length(@from) = 4 and string-length(@to) = 4"><xsl:value-of select="cp:label('time.years', 'from', cp:date(@from), 'to', cp:date(@to))"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="cp:label('time.between', 'from', cp:date(@from), 'to', cp:date(@to))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Recommendations -->
	<xsl:template match="p:recommendation">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<xsl:variable name="findings" select="key('id', str:tokenize(@addresses, ' '))[self::p:finding][cp:key('planned', generate-id(), $plan)]"/>
		<section at="{$place}" id="{@xml:id}">
			<columns at="{$place}" area="full" style="recommendation" align="top">
				<column at="{$place}" width="39.5mm">
					<p at="{$place}" style="recommendation-number"><xsl:value-of select="$number"/></p>
				</column>
				<column at="{$place}" start="43.5mm" width="126.5mm">
					<xsl:for-each select="key('id', @theme)/self::p:theme">
						<p at="{cp:at(.)}" style="recommendation-theme"><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:name"/></xsl:call-template></p>
					</xsl:for-each>
					<heading at="{cp:at(p:title)}" level="2" style="recommendation-title" outline-level="2">
						<xsl:attribute name="outline">
							<xsl:value-of select="cp:label('heading.3', 'number', string($number))"/>
							<xsl:text> </xsl:text>
							<xsl:apply-templates select="." mode="title-string"/>
						</xsl:attribute>
						<xsl:call-template name="chosen"><xsl:with-param name="among" select="p:title"/></xsl:call-template>
					</heading>
					<xsl:if test="p:reason or $findings">
						<p at="{$place}" style="recommendation-reason">
							<span style="medium"><xsl:value-of select="cp:label('recommendation.reason')"/></span>
							<xsl:if test="$findings">
								<xsl:text> </xsl:text>
								<xsl:value-of select="cp:label('recommendation.findings', 'count', count($findings))"/>
								<xsl:text> </xsl:text>
								<xsl:call-template name="linked-numbers"><xsl:with-param name="nodes" select="$findings"/></xsl:call-template>
								<xsl:value-of select="cp:label('source.end')"/>
							</xsl:if>
							<xsl:for-each select="p:reason"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:for-each>
							<xsl:if test="@source">
								<xsl:call-template name="evidence-sources"/>
							</xsl:if>
						</p>
					</xsl:if>
				</column>
			</columns>
			<xsl:if test="p:action"><xsl:call-template name="actions"/></xsl:if>
			<xsl:if test="p:target or p:action/p:target"><xsl:call-template name="measured"/></xsl:if>
		</section>
	</xsl:template>

	<xsl:template name="actions">
		<xsl:variable name="place" select="cp:at(.)"/>
		<xsl:variable name="currency" select="p:action/p:budget[1]/@currency"/>
		<table at="{$place}" area="full" style="actions" continued="{cp:label('table.continued')}" continues="{cp:label('table.continues')}">
			<col width="9mm"/>
			<col width="57mm"/>
			<col width="32mm"/>
			<col width="19mm"/>
			<col width="20mm" align="end"/>
			<col width="22mm"/>
			<col width="11mm"/>
			<thead at="{$place}" style="table-head">
				<tr at="{$place}">
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.number')"/></xsl:call-template>
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.title')"/></xsl:call-template>
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.lead')"/></xsl:call-template>
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.time')"/></xsl:call-template>
					<xsl:choose>
						<xsl:when test="$currency"><xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.cost-in', 'currency', string($currency))"/></xsl:call-template></xsl:when>
						<xsl:otherwise><xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.cost')"/></xsl:call-template></xsl:otherwise>
					</xsl:choose>
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.indicator')"/><xsl:with-param name="style">-code</xsl:with-param></xsl:call-template>
					<xsl:call-template name="actions-head"><xsl:with-param name="words" select="cp:label('action.goals')"/></xsl:call-template>
				</tr>
			</thead>
			<tbody at="{$place}">
				<xsl:apply-templates select="p:action"><xsl:with-param name="currency" select="$currency"/></xsl:apply-templates>
			</tbody>
			<xsl:if test="p:action/p:note or p:action/p:budget/p:note">
				<table-note at="{$place}">
					<xsl:for-each select="p:action">
						<xsl:for-each select="p:note"><xsl:call-template name="action-note"/></xsl:for-each>
						<xsl:for-each select="p:budget/p:note"><xsl:call-template name="action-note"/></xsl:for-each>
					</xsl:for-each>
				</table-note>
			</xsl:if>
		</table>
	</xsl:template>
	<xsl:template name="actions-head">
		<xsl:param name="words"/>
		<xsl:param name="style"/>
		<th at="{cp:at(.)}" style="cell-head{$style}" scope="column"><p at="{cp:at(.)}" style="cell-head-text"><xsl:value-of select="$words"/></p></th>
	</xsl:template>

	<xsl:template match="p:action">
		<xsl:param name="currency"/>
		<xsl:variable name="place" select="cp:at(.)"/>
		<tr at="{$place}" id="{@xml:id}">
			<th at="{$place}" style="action-cell" scope="row"><p at="{$place}" style="action-number-text"><xsl:apply-templates select="." mode="number"/></p></th>
			<td at="{$place}" style="action-cell">
				<p at="{$place}" style="cell-text">
					<xsl:call-template name="chosen"><xsl:with-param name="among" select="p:title"/></xsl:call-template>
					<xsl:apply-templates select="p:note" mode="letter"/>
				</p>
			</td>
			<td at="{$place}" style="action-cell"><p at="{$place}" style="cell-text"><xsl:call-template name="action-bodies"/></p></td>
			<td at="{$place}" style="action-cell"><p at="{$place}" style="cell-text"><xsl:call-template name="time"/></p></td>
			<td at="{$place}" style="action-cell">
				<p at="{$place}" style="cell-text">
					<xsl:for-each select="p:budget">
						<xsl:if test="@currency != $currency"><xsl:value-of select="@currency"/><xsl:text>&#xA0;</xsl:text></xsl:if>
						<xsl:value-of select="cp:number(@value)"/>
						<xsl:if test="@upper"><xsl:text>–</xsl:text><xsl:value-of select="cp:number(@upper)"/></xsl:if>
						<xsl:apply-templates select="p:note" mode="letter"/>
					</xsl:for-each>
					<xsl:if test="not(p:budget)"><xsl:value-of select="cp:label('not-stated')"/></xsl:if>
				</p>
			</td>
			<td at="{$place}" style="action-code">
				<xsl:for-each select="cp:key('point', str:tokenize(normalize-space(@indicator), ' '), $scorecard)">
					<p at="{$place}" style="action-code-text">
						<xsl:choose>
							<xsl:when test="@printed-code"><xsl:value-of select="@printed-code"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="@indicator"/></xsl:otherwise>
						</xsl:choose>
					</p>
				</xsl:for-each>
				<xsl:if test="not(@indicator)"><p at="{$place}" style="action-code-text">–</p></xsl:if>
			</td>
			<td at="{$place}" style="action-last">
				<p at="{$place}" style="cell-text">
					<xsl:call-template name="goals">
						<xsl:with-param name="targets" select="@sdg"/>
						<xsl:with-param name="numbers" select="false()"/>
					</xsl:call-template>
				</p>
			</td>
		</tr>
	</xsl:template>

	<!-- Notes of actions, lettered through the table of a recommendation: those of an action before those of its cost -->
	<xsl:template match="p:note" mode="letter">
		<xsl:variable name="letter"><xsl:call-template name="action-letter"/></xsl:variable>
		<xsl:call-template name="letter-mark">
			<xsl:with-param name="to" select="concat('note.', generate-id())"/>
			<xsl:with-param name="letter" select="string($letter)"/>
		</xsl:call-template>
	</xsl:template>
	<xsl:template name="action-note">
		<xsl:variable name="number"><xsl:call-template name="action-note-number"/></xsl:variable>
		<xsl:variable name="letter"><xsl:call-template name="action-letter"/></xsl:variable>
		<xsl:call-template name="letter-note">
			<xsl:with-param name="id" select="concat('note.', generate-id())"/>
			<xsl:with-param name="letter" select="string($letter)"/>
			<xsl:with-param name="first" select="$number = 1"/>
		</xsl:call-template>
	</xsl:template>
	<xsl:template name="action-letter">
		<xsl:variable name="number"><xsl:call-template name="action-note-number"/></xsl:variable>
		<xsl:call-template name="count-out"><xsl:with-param name="value" select="$number"/><xsl:with-param name="format">a</xsl:with-param></xsl:call-template>
	</xsl:template>
	<xsl:template name="action-note-number">
		<xsl:variable name="before" select="ancestor::p:action/preceding-sibling::p:action/p:note | ancestor::p:action/preceding-sibling::p:action/p:budget/p:note | preceding-sibling::p:note | parent::p:budget/../p:note"/>
		<xsl:value-of select="count($before) + 1"/>
	</xsl:template>

	<xsl:template name="action-bodies">
		<xsl:variable name="lead" select="key('id', @lead)/self::p:body"/>
		<xsl:variable name="partners" select="key('id', str:tokenize(@partners, ' '))/self::p:body"/>
		<xsl:for-each select="$lead"><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:name"/></xsl:call-template></xsl:for-each>
		<xsl:if test="not($lead)"><xsl:value-of select="cp:label('not-stated')"/></xsl:if>
		<xsl:if test="$partners">
			<xsl:variable name="names">
				<xsl:for-each select="$partners"><n xmlns=""><xsl:call-template name="chosen-string"><xsl:with-param name="among" select="p:name"/></xsl:call-template></n></xsl:for-each>
			</xsl:variable>
			<xsl:text> </xsl:text>
			<span style="unit"><xsl:value-of select="cp:label('action.partners', 'names', cp:list(exsl:node-set($names)/n))" xmlns:exsl="http://exslt.org/common"/></span>
		</xsl:if>
	</xsl:template>

	<!-- Measured by: indicator, base, arrow, target -->
	<xsl:template name="measured">
		<xsl:variable name="place" select="cp:at(.)"/>
		<box at="{$place}" area="full">
			<xsl:attribute name="style">measured<xsl:if test="p:action/p:note or p:action/p:budget/p:note">-apart</xsl:if></xsl:attribute>
			<table at="{$place}" style="measured-table">
				<col width="35mm"/>
				<col/>
				<col width="32mm" align="end"/>
				<col width="41mm"/>
				<tbody at="{$place}">
					<xsl:for-each select="p:target | p:action/p:target">
						<xsl:variable name="point" select="cp:key('point', normalize-space(@indicator), $scorecard)"/>
						<xsl:variable name="unit"><xsl:apply-templates select="$point" mode="unit"/></xsl:variable>
						<tr at="{cp:at(.)}">
							<xsl:if test="position() = 1">
								<th at="{$place}" style="measured-cell" scope="rowgroup" rowspan="{last()}"><p at="{$place}" style="measured-head"><xsl:value-of select="cp:label('recommendation.measured')"/></p></th>
							</xsl:if>
							<th at="{cp:at(.)}" style="measured-cell" scope="row">
								<p at="{cp:at(.)}" style="measured-text">
									<xsl:apply-templates select="$point" mode="name"/>
									<xsl:if test="$unit != '' and not(starts-with($unit, '%'))"><xsl:text> </xsl:text><span style="unit"><xsl:value-of select="cp:label('unit', 'unit', string($unit))"/></span></xsl:if>
								</p>
							</th>
							<td at="{cp:at(.)}" style="measured-cell">
								<p at="{cp:at(.)}" style="measured-text">
									<xsl:apply-templates select="$point" mode="value-short"/>
									<xsl:if test="@baseline-period and $point/@value"><xsl:text> </xsl:text><xsl:value-of select="cp:label('time.in', 'time', string(@baseline-period))"/></xsl:if>
								</p>
							</td>
							<td at="{cp:at(.)}" style="measured-cell">
								<p at="{cp:at(.)}" style="measured-target-text">
									<chart type="arrow" colour="slate" role="Artifact"/>
									<xsl:text>&#x2002;</xsl:text>
									<xsl:variable name="wanted">
										<xsl:choose>
											<xsl:when test="number(@value) = number(@value)"><xsl:value-of select="cp:number(@value)"/></xsl:when>
											<xsl:otherwise><xsl:value-of select="cp:label(concat('answer.', @value))"/></xsl:otherwise>
										</xsl:choose>
									</xsl:variable>
									<xsl:choose>
										<xsl:when test="starts-with($unit, '%')"><xsl:value-of select="cp:label('value.short', 'value', string($wanted))"/></xsl:when>
										<xsl:otherwise><xsl:value-of select="$wanted"/></xsl:otherwise>
									</xsl:choose>
									<xsl:text> </xsl:text>
									<xsl:value-of select="cp:label('time.in', 'time', string(@period))"/>
								</p>
							</td>
						</tr>
					</xsl:for-each>
				</tbody>
			</table>
			<xsl:for-each select="p:target/p:note | p:action/p:target/p:note">
				<p at="{cp:at(.)}" style="table-note"><xsl:apply-templates/></p>
			</xsl:for-each>
		</box>
	</xsl:template>

	<!-- List of sources -->
	<xsl:template match="p:sources">
		<section at="{cp:at(.)}" id="sources.list">
			<heading at="{cp:at(.)}" level="2" style="heading-a" outline-level="2" outline="{cp:label('sources.title')}"><xsl:value-of select="cp:label('sources.title')"/></heading>
			<list at="{cp:at(.)}" style="list"><xsl:apply-templates select="p:source"/></list>
		</section>
	</xsl:template>
	<xsl:template match="p:source">
		<xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
		<item at="{cp:at(.)}" id="{@xml:id}" style="source-item">
			<label><xsl:value-of select="cp:label('heading.3', 'number', string($number))"/></label>
			<p at="{cp:at(.)}" style="source">
				<span style="medium"><xsl:apply-templates select="." mode="source-name"/></span>
				<xsl:value-of select="cp:label('source.end')"/>
				<xsl:variable name="closed"><xsl:call-template name="source-closed"/></xsl:variable>
				<xsl:if test="$closed = ''">
					<xsl:text> </xsl:text>
					<xsl:call-template name="source-details"/>
				</xsl:if>
			</p>
		</item>
	</xsl:template>
	<!-- "Report, International Telecommunication Union, June 2020, p. 3. Available at … Note." -->
	<xsl:template name="source-details">
		<xsl:value-of select="cp:label(concat('source-type.', @type))"/>
		<xsl:for-each select="p:publisher[1]">
			<xsl:call-template name="comma"/>
			<xsl:for-each select=".."><xsl:call-template name="chosen"><xsl:with-param name="among" select="p:publisher"/></xsl:call-template></xsl:for-each>
		</xsl:for-each>
		<xsl:if test="not(p:publisher)">
			<xsl:for-each select="key('id', @body)/self::p:body">
				<xsl:call-template name="comma"/>
				<xsl:call-template name="chosen"><xsl:with-param name="among" select="p:name"/></xsl:call-template>
			</xsl:for-each>
		</xsl:if>
		<xsl:if test="@date"><xsl:call-template name="comma"/><xsl:value-of select="cp:date(@date)"/></xsl:if>
		<xsl:if test="@pages"><xsl:call-template name="comma"/><xsl:value-of select="@pages"/></xsl:if>
		<xsl:value-of select="cp:label('source.end')"/>
		<xsl:if test="@address">
			<xsl:text> </xsl:text>
			<xsl:value-of select="cp:label('source.available')"/>
			<xsl:text> </xsl:text>
			<link href="{@address}" style="link" contents="{@address}"><xsl:value-of select="@address"/></link>
			<xsl:value-of select="cp:label('source.end')"/>
		</xsl:if>
		<xsl:if test="@accessed"><xsl:text> </xsl:text><xsl:value-of select="cp:label('source.accessed', 'date', cp:date(@accessed))"/></xsl:if>
		<xsl:for-each select="p:note"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
