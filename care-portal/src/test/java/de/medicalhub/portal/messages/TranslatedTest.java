package de.medicalhub.portal.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.portal.wording.Language;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TranslatedTest {
    @Test
    @DisplayName("G10 what the hub wrote is read in the own language, also from the record; what a person wrote stays")
    void eachReaderHasTheOwnLanguage() {
        Communication message = new Communication();
        message.addPayload().setContent(Translated.of("Ramipril: abgesetzt.", "Ramipril: stopped."));
        var json = FhirContext.forR4Cached().newJsonParser();
        StringType stored = json.parseResource(Communication.class, json.encodeResourceToString(message))
                .getPayloadFirstRep()
                .getContentStringType();
        assertThat(Translated.in(Language.DE, stored)).isEqualTo("Ramipril: abgesetzt.");
        assertThat(Translated.in(Language.SIMPLE, stored)).isEqualTo("Ramipril: abgesetzt.");
        assertThat(Translated.in(Language.EN, stored)).isEqualTo("Ramipril: stopped.");
        assertThat(Translated.in(Language.EN, new StringType("Bitte wiegen"))).isEqualTo("Bitte wiegen");
    }
}
