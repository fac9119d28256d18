<#-- Whom to call stands in the realm's texts (signInHelp, signInHelpPhone); without a number nothing is said. -->
<#macro content>
<#if msg("signInHelpPhone") != "signInHelpPhone">
<p id="medhub-help" class="pf-v5-u-text-align-center">${msg("signInHelp")}<br/>
  <a href="tel:${msg("signInHelpPhone")?replace("[^+0-9]", "", "r")}" style="display: inline-block; padding: 0.75rem; font-size: 1.25rem; text-decoration: underline">${msg("signInHelpPhone")}</a></p>
</#if>
<script type="module">
  const FAULT = "input-error-";
  for (const fault of document.querySelectorAll("[id^=" + FAULT + "]")) {
    document.getElementById(fault.id.substring(FAULT.length))?.setAttribute("aria-describedby", fault.id);
  }
</script>
</#macro>
