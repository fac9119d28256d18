package de.medicalhub.portal.letter.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterNoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T11:00:00Z");

    @Test
    @DisplayName("T7 the person learns who printed the letter and whether it ends a password, in German and English")
    void whoAndWhat() {
        Communication again = new LetterNotice("Dr. Thelen", "Praxis am Markt", NOW)
                .about("Patient/p", "Practitioner/gp", "Patient/p", true);
        assertThat(german(again))
                .startsWith("Dr. Thelen (Praxis am Markt) hat einen Brief mit einem Zugangscode gedruckt.")
                .contains("ersetzt das bisherige Passwort");
        assertThat(again.getPayload()).hasSize(2);
        assertThat(again.getRecipientFirstRep().getReference()).isEqualTo("Patient/p");

        Communication first =
                new LetterNotice("Karl", "", NOW).about("Patient/p", "Patient/p", "RelatedPerson/r", false);
        assertThat(german(first)).startsWith("Karl hat einen").doesNotContain("Passwort");
        assertThat(first.getRecipientFirstRep().getReference()).isEqualTo("RelatedPerson/r");
        assertThat(first.getSubject().getReference()).isEqualTo("Patient/p");
    }

    private static String german(Communication notice) {
        return notice.getPayloadFirstRep().getContentStringType().getValue();
    }
}
