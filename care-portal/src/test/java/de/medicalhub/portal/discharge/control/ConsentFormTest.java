package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.Signature;
import de.medicalhub.portal.discharge.entity.SignedForm;
import de.medicalhub.portal.records.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D12")
class ConsentFormTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:17:30Z");
    private static final String PNG = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1});

    @Test
    @DisplayName("a drawn signature must be a picture; any other way needs somebody who witnesses it")
    void faults() {
        Signature signature = new Signature();
        assertThat(ConsentForm.check(signature))
                .extracting(FieldFault::field)
                .containsExactly("signedBy", "signer", "drawing");
        signature.setBy("patient");
        signature.setSigner("Änne Müller");
        for (String wrong : new String[] {"data:text/html;base64,PGI+", "data:image/png;base64,AAAA", "nonsense"}) {
            signature.setDrawing(wrong);
            assertThat(ConsentForm.check(signature))
                    .extracting(FieldFault::field)
                    .containsExactly("drawing");
        }
        signature.setDrawing(PNG);
        assertThat(ConsentForm.check(signature)).isEmpty();
        signature.setWay("typed");
        assertThat(ConsentForm.check(signature)).extracting(FieldFault::field).containsExactly("witness");
        signature.setWitness("Pia Lenz");
        assertThat(ConsentForm.check(signature)).isEmpty();
    }

    @Test
    @DisplayName("kept are the words that were agreed to and the picture; who signed and when is read from it again")
    void kept() {
        Signature signature = new Signature();
        signature.setBy("representative");
        signature.setSigner("Änne Müller");
        signature.setDrawing(PNG);
        Encounter stay = new Encounter();
        stay.setId("Encounter/1");
        stay.setSubject(new Reference("Patient/1")).setServiceProvider(new Reference("Organization/h"));
        DocumentReference document = ConsentForm.document(
                stay, signature, new ConsentForm.Wording("Consent: yes", "en"), "Practitioner/1", NOW);
        assertThat(document.getContent()).hasSize(2);
        assertThat(new String(document.getContent().get(0).getAttachment().getData(), StandardCharsets.UTF_8))
                .isEqualTo("Consent: yes");
        assertThat(document.getContent().get(0).getAttachment().getLanguage())
                .as("the language that was read")
                .isEqualTo("en");
        assertThat(document.getContent().get(1).getAttachment().getContentType())
                .isEqualTo("image/png");
        document.setId("DocumentReference/7");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(document);
        SignedForm form = ConsentForm.of(Resources.of(bundle)).orElseThrow();
        assertThat(form.document()).isEqualTo("DocumentReference/7");
        assertThat(form.signed()).isEqualTo("2026-11-22T12:17");
        assertThat(form.byPatient()).isFalse();
        assertThat(ConsentForm.of(Resources.of())).isEmpty();
    }
}
