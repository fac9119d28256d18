package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;

/** Consent and documents: what has been signed and written. */
final class DocumentStrand {
    private DocumentStrand() {}

    static List<TimelineEntry> of(Case found) {
        return Stream.of(
                        consent(found).stream(),
                        withdrawals(found),
                        letter(found).stream(),
                        transfer(found).stream(),
                        papers(found),
                        receipts(found))
                .flatMap(entries -> entries)
                .toList();
    }

    private static Optional<TimelineEntry> consent(Case found) {
        return found.consents().stream()
                .filter(Consent::hasDateTime)
                .findFirst()
                .map(consent -> TimelineEntry.past(
                        Strand.CONSENT, "signed", consent.getDateTime().toInstant(), Phrase.of(signer(consent))));
    }

    /** A consent that has ended with the case was not withdrawn. */
    private static Stream<TimelineEntry> withdrawals(Case found) {
        return found.consents().stream()
                .filter(consent -> consent.getStatus() != Consent.ConsentState.ACTIVE)
                .flatMap(consent -> found.endOf(consent).stream()
                        .map(record -> TimelineEntry.past(
                                        Strand.CONSENT,
                                        "withdrawn",
                                        record.hasRecorded()
                                                ? record.getRecorded().toInstant()
                                                : Instant.EPOCH,
                                        Phrase.of(withdrawn(consent)))
                                .toned("late")
                                .keyed(consent.getIdElement().getIdPart())));
    }

    private static String withdrawn(Consent consent) {
        return consent.getCategory().stream()
                .flatMap(category -> Tasks.code(category, HubCodes.CONSENT_PURPOSE).stream())
                .findFirst()
                .map(purpose -> "timeline.consent.withdrawn." + purpose)
                .orElse("timeline.consent.withdrawn");
    }

    private static String signer(Consent consent) {
        boolean represented = consent.getPerformer().stream()
                .anyMatch(one -> !one.hasReference() || !one.getReference().startsWith("Patient/"));
        return represented ? "timeline.consent.representative" : "timeline.consent.patient";
    }

    private static Optional<TimelineEntry> letter(Case found) {
        return found.letter()
                .map(letter -> TimelineEntry.past(
                                Strand.DOCUMENTS, "written", written(letter), Phrase.of(title(letter)))
                        .offering("read-letter"));
    }

    private static Stream<TimelineEntry> receipts(Case found) {
        return found.receipts().stream()
                .map(receipt -> TimelineEntry.past(
                                Strand.DOCUMENTS,
                                "received",
                                receipt.getSent().toInstant(),
                                Phrase.of(
                                        "timeline.documents.received",
                                        found.resources().nameOf(receipt.getSender()),
                                        receipt.getPayloadFirstRep().hasContentStringType()
                                                ? receipt.getPayloadFirstRep()
                                                        .getContentStringType()
                                                        .getValue()
                                                : ""))
                        .keyed(receipt.getIdElement().getIdPart()));
    }

    private static Instant written(Composition letter) {
        return letter.hasDate() ? letter.getDate().toInstant() : Instant.EPOCH;
    }

    private static String title(Composition letter) {
        return letter.getStatus() == Composition.CompositionStatus.FINAL
                ? "timeline.letter.final"
                : "timeline.letter.preliminary";
    }

    private static Optional<TimelineEntry> transfer(Case found) {
        return found.nursingTransfer()
                .map(transfer -> TimelineEntry.past(
                                Strand.DOCUMENTS,
                                "written",
                                written(transfer),
                                Phrase.of(
                                        transfer.getStatus() == Composition.CompositionStatus.FINAL
                                                ? "timeline.transfer.final"
                                                : "timeline.transfer.preliminary"))
                        .keyed("transfer"));
    }

    private static Stream<TimelineEntry> papers(Case found) {
        return Paper.of(found).stream().map(paper -> {
            Phrase words = paper.title().isEmpty()
                    ? Phrase.of("timeline.document", paper.kind())
                    : Phrase.of("timeline.document.titled", paper.kind(), paper.title());
            TimelineEntry entry = TimelineEntry.past(
                            Strand.DOCUMENTS,
                            paper.mistake() ? "mistake" : "added",
                            paper.added(),
                            paper.mistake() ? Phrase.of("timeline.document.mistake", words) : words)
                    .keyed(paper.id());
            return paper.mistake() ? entry.toned("late") : entry;
        });
    }
}
