package de.medicalhub.portal.handover.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.NewDocument;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H13")
class ReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PRACTICE = "Organization/practice-mendig";
    private static final String DOCTOR = "Practitioner/gp-thelen";

    private final Case moving = ExampleCases.at("moving");

    @Test
    @DisplayName("who has confirmed is not asked again; it stands in the timeline with the person's name")
    void confirmedByName() {
        assertThat(missing(moving)).isNotEmpty();
        Case after = confirmed(moving, NOW);
        assertThat(missing(after)).isEmpty();
        assertThat(Receipt.missing(after, "Organization/nursing-mayen", "Practitioner/n"))
                .isNotEmpty();
        assertThat(Timeline.of(after, NOW))
                .filteredOn(entry -> entry.state().equals("received"))
                .extracting(TimelineEntry::at)
                .containsExactly(Optional.of(NOW));
    }

    @Test
    @DisplayName("who has confirmed the preliminary letter is asked about the final one, in its place or beside it")
    void askedAgainAboutTheFinalLetter() {
        Case after = confirmed(moving, NOW);
        Composition signed = moving.letter().orElseThrow().copy();
        signed.setStatus(Composition.CompositionStatus.FINAL).setDate(Date.from(NOW.plusSeconds(60)));
        assertThat(missing(with(after, signed)))
                .containsExactly(Resources.referenceTo(moving.letter().orElseThrow()));
        Composition beside = signed.copy();
        beside.setId("Composition/final");
        assertThat(missing(with(after, beside))).containsExactly("Composition/final");
        assertThat(missing(confirmed(with(after, beside), NOW.plusSeconds(120))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "a plan counts without a letter, and only what was shown is confirmed; what one has added oneself is not asked")
    void otherDocuments() {
        Case after = confirmed(moving, NOW);
        Case both = with(after, document("plan", DocumentKind.MEDICATION_PLAN, "application/pdf", "Practitioner/x"));
        assertThat(missing(both)).containsExactly("DocumentReference/plan");
        Communication older = Receipt.of(both, PRACTICE, "Dr. Jana Thelen", List.of(), NOW.plusSeconds(30));
        older.setId("Communication/older");
        assertThat(missing(with(both, older))).containsExactly("DocumentReference/plan");
        assertThat(missing(with(after, document("own", DocumentKind.MEDICATION_PLAN, "application/pdf", DOCTOR))))
                .isEmpty();
        DocumentReference colleagues =
                document("house", DocumentKind.MEDICATION_PLAN, "application/pdf", "Practitioner/x");
        colleagues.setCustodian(new Reference(PRACTICE));
        assertThat(missing(with(after, colleagues))).isEmpty();
        assertThat(Receipt.missing(with(after, colleagues), "Organization/nursing-mayen", "Practitioner/n"))
                .extracting(Receipt.Missing::reference)
                .contains("DocumentReference/house");
        assertThat(missing(with(after, document("photo", DocumentKind.PHOTO, "image/png", "Practitioner/x"))))
                .isEmpty();
        assertThat(missing(with(
                        after,
                        document("pages", DocumentKind.DISCHARGE_LETTER, "application/fhir+json", "Practitioner/x"))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "confirmed is the version that was shown, whatever the clock of the writer says; the next version is asked for")
    void theVersionConfirmed() {
        Composition letter = moving.letter().orElseThrow().copy();
        letter.setDate(Date.from(NOW.plusSeconds(3600))).getMeta().setVersionId("3");
        Case ahead = with(moving, letter);
        Case after = confirmed(ahead, NOW);
        assertThat(after.receipts().get(0).getAbout())
                .extracting(Reference::getReference)
                .contains(Resources.referenceTo(letter) + "/_history/3");
        assertThat(missing(after)).isEmpty();
        Composition signed = letter.copy();
        signed.setStatus(Composition.CompositionStatus.FINAL)
                .setDate(Date.from(NOW.minusSeconds(60)))
                .getMeta()
                .setVersionId("4");
        assertThat(missing(with(after, signed))).containsExactly(Resources.referenceTo(letter));
    }

    @Test
    @DisplayName("who has confirmed reads that it is a new version, and since when; who has not reads the plain name")
    void aNewVersionIsCalledSo() {
        Composition letter = moving.letter().orElseThrow().copy();
        letter.getMeta().setVersionId("3");
        Case first = with(moving, letter);
        assertThat(keys(first)).contains("document.kind.discharge-letter").doesNotContain("receipt.again");
        Composition signed = letter.copy();
        signed.setDate(Date.from(NOW.plusSeconds(60))).getMeta().setVersionId("4");
        Case after = with(confirmed(first, NOW), signed);
        assertThat(names(after))
                .containsExactly(
                        Phrase.of("receipt.again", Phrase.of("document.kind.discharge-letter"), NOW.plusSeconds(60)));
    }

    @Test
    @DisplayName("a plan that replaces one that was confirmed is a new version, too")
    void aPlanThatReplacesIsCalledSo() {
        DocumentReference old = document("plan", DocumentKind.MEDICATION_PLAN, "application/pdf", "Practitioner/x");
        old.getMeta().setVersionId("1");
        Case after = confirmed(with(moving, old), NOW);
        DocumentReference next = document("next", DocumentKind.MEDICATION_PLAN, "application/pdf", "Practitioner/x");
        next.addRelatesTo()
                .setCode(DocumentReference.DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("DocumentReference/plan"));
        assertThat(keys(with(after, next))).containsExactly("receipt.again");
    }

    private static List<Phrase> names(Case found) {
        return Receipt.missing(found, PRACTICE, DOCTOR).stream()
                .map(Receipt.Missing::name)
                .toList();
    }

    private static List<String> keys(Case found) {
        return names(found).stream().map(Phrase::key).toList();
    }

    @Test
    @DisplayName("the page names the version that it shows")
    void theVersionShown() {
        DocumentReference plan = document("plan", DocumentKind.MEDICATION_PLAN, "application/pdf", "Practitioner/x");
        plan.getMeta().setVersionId("3");
        assertThat(Receipt.missing(with(confirmed(moving, NOW), plan), PRACTICE, DOCTOR))
                .extracting(Receipt.Missing::shown)
                .containsExactly("DocumentReference/plan/_history/3");
    }

    private DocumentReference document(String id, DocumentKind kind, String mime, String author) {
        DocumentReference document = new NewDocument(
                        moving.id(), "Patient/1", author, kind, "Wort", "", LocalDate.of(2026, 11, 24))
                .describe(List.of(new NewDocument.Content(mime, new FileContent(new byte[] {1}), "Wort")), NOW);
        document.setId("DocumentReference/" + id);
        return document;
    }

    private static List<String> missing(Case found) {
        return Receipt.missing(found, PRACTICE, DOCTOR).stream()
                .map(Receipt.Missing::reference)
                .toList();
    }

    private static Case confirmed(Case found, Instant at) {
        List<String> shown = Receipt.missing(found, PRACTICE, DOCTOR).stream()
                .map(Receipt.Missing::shown)
                .toList();
        Communication receipt = Receipt.of(found, PRACTICE, "Dr. Jana Thelen", shown, at);
        receipt.setId("Communication/" + at.getEpochSecond());
        return with(found, receipt);
    }

    private static Case with(Case found, Resource more) {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(more);
        return new Case(found.id(), found.resources().and(Resources.of(bundle)));
    }
}
