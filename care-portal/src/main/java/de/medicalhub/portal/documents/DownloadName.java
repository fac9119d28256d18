package de.medicalhub.portal.documents;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/** What a file is called when it is saved: kind and day, never a person; the same kind stands together, in order (U7). */
public final class DownloadName {
    private DownloadName() {}

    /** "Entlassbrief-2026-11-27", without ending. Titles are words of people, and stay away. */
    public static String of(DocumentReference document, Texts texts) {
        String kind = document.getType().getCoding().stream()
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .flatMap(code -> DocumentKind.ofLoinc(code).stream())
                .findFirst()
                .map(known -> texts.say(Phrase.code("document.kind", known.key())))
                .orElseGet(() -> texts.of("download.document"));
        return document.hasDate() ? on(kind, document.getDate().toInstant()) : plain(kind);
    }

    /** Of what is made at that moment. */
    public static String on(String kind, Instant at) {
        return plain(kind) + "-" + LocalDate.ofInstant(at, HubClock.berlin());
    }

    /** Up to what explains it: "Foto, zum Beispiel einer Wunde" is a "Foto". */
    private static String plain(String kind) {
        return kind.replaceFirst(",.*$", "").strip().replaceAll("\\s+", "-");
    }
}
