<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:cityprofile:profile:1" xmlns:cp="urn:cityprofile:template:1" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:math="http://exslt.org/math" xmlns:set="http://exslt.org/sets" xmlns="urn:cityprofile:document:1" exclude-result-prefixes="p cp exsl str math set" extension-element-prefixes="exsl">
<xsl:template match="/"><xsl:message terminate="yes">No city.</xsl:message></xsl:template>
</xsl:stylesheet>
