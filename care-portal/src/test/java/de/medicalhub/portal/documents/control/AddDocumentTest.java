package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.entity.NewPaper;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddDocumentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    @DisplayName("U6 without file and kind nothing is added, and both are said at once")
    void whatIsMissingIsSaidAtOnce() {
        assertThat(AddDocument.faults(new NewPaper("", "", Optional.empty()), false, TODAY))
                .containsOnlyKeys("file", "kind");
    }

    @Test
    @DisplayName("U6 another document needs a title, a known kind does not; a day may be today, not later")
    void titleAndDay() {
        String other = DocumentKind.OTHER.key();
        String letter = DocumentKind.DOCTORS_LETTER.key();
        assertThat(AddDocument.faults(new NewPaper(other, " ", Optional.of(TODAY.plusDays(1))), true, TODAY))
                .containsOnlyKeys("documentTitle", "day");
        assertThat(AddDocument.faults(new NewPaper(other, "Ausweis", Optional.of(TODAY)), true, TODAY))
                .isEmpty();
        assertThat(AddDocument.faults(new NewPaper(letter, "", Optional.empty()), true, TODAY))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "U5 the same file under another kind is no second click: what it stands as is said, and nothing is added")
    void anotherKind() {
        DocumentReference there = new DocumentReference();
        there.setId("DocumentReference/1");
        there.getType().addCoding().setSystem("http://loinc.org").setCode(DocumentKind.DOCTORS_LETTER.loinc());
        assertThat(AddDocument.otherKind(there, DocumentKind.DOCTORS_LETTER)).isEmpty();
        Phrase said = AddDocument.otherKind(there, DocumentKind.CONSENT).orElseThrow();
        assertThat(new Texts(Language.DE, Clock.systemUTC()).say(said))
                .contains("steht schon", "als „")
                .doesNotContain("{0}");
    }

    @Test
    @DisplayName("U11 the scan of a consent is attached again until the consent stands on it")
    void attachedAgain() {
        Consent consent = new Consent().setStatus(Consent.ConsentState.ACTIVE);
        consent.setId("Consent/1");
        consent.setSource(new Reference("DocumentReference/form"));
        Bundle parts = new Bundle();
        parts.addEntry().setResource(consent);
        CaseId id = CaseId.next();
        consent.addIdentifier(id.toIdentifier());
        Case found = new Case(id, Resources.of(parts));
        assertThat(ConsentScan.isSource(found, "DocumentReference/scan")).isFalse();
        assertThat(ConsentScan.isSource(found, "DocumentReference/form")).isTrue();
        consent.setStatus(Consent.ConsentState.INACTIVE);
        assertThat(ConsentScan.isSource(found, "DocumentReference/form")).isFalse();
    }
}
