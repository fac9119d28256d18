package de.medicalhub.common.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class VersionedReferencesTest {
    private static final String SHOWN = "Composition/1/_history/2";

    @Test
    void whatIsConfirmedKeepsItsVersionAndNothingElseDoes() {
        FhirContext context = FhirContext.forR4();
        context.getParserOptions().setDontStripVersionsFromReferencesAtPaths("AuditEvent.entity.what");
        VersionedReferences.keepIn(context);
        Communication receipt = new Communication().setSubject(new Reference("Patient/1/_history/3"));
        receipt.addAbout(new Reference(SHOWN));
        Communication written = context.newJsonParser()
                .parseResource(Communication.class, context.newJsonParser().encodeResourceToString(receipt));
        assertThat(written.getAboutFirstRep().getReference()).isEqualTo(SHOWN);
        assertThat(written.getSubject().getReference()).isEqualTo("Patient/1");
        assertThat(context.getParserOptions().getDontStripVersionsFromReferencesAtPaths())
                .containsExactlyInAnyOrder("AuditEvent.entity.what", "Communication.about");
    }

    @Test
    void theClientsKeepIt() {
        FhirContext context = new FhirClients("http://localhost").context();
        Communication receipt = new Communication();
        receipt.addAbout(new Reference(SHOWN));
        assertThat(context.newJsonParser().encodeResourceToString(receipt)).contains(SHOWN);
    }
}
