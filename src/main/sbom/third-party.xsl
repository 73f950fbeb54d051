<?xml version="1.0" encoding="UTF-8"?>
<!-- A line for each jar, in the form of the headings that the page's build writes for its packages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:bom="http://cyclonedx.org/schema/bom/1.6">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:for-each select="bom:bom/bom:components/bom:component">
      <xsl:sort select="bom:name"/>
      <xsl:value-of select="concat('## ', bom:name, ' - ', bom:version, ' (')"/>
      <xsl:for-each select="bom:licenses/bom:license/bom:id | bom:licenses/bom:license/bom:name | bom:licenses/bom:expression">
        <xsl:if test="position() &gt; 1"> or </xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
      <xsl:text>)&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
