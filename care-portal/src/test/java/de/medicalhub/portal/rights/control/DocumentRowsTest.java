package de.medicalhub.portal.rights.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.DocumentRow;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D2")
class DocumentRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    @DisplayName(
            "letters are named in the reader's language, and the one that was replaced says that it no longer counts")
    void lettersSayWhichCounts() {
        Composition first = letter("1", Composition.CompositionStatus.PRELIMINARY, NOW);
        Composition signed = letter("2", Composition.CompositionStatus.FINAL, NOW.plusSeconds(60));
        signed.addRelatesTo()
                .setCode(Composition.DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("Composition/1"));
        assertThat(titles("de", first, signed))
                .containsExactly("Entlassbrief", "Entlassbrief (vorläufig) (ersetzt, gilt nicht mehr)");
        assertThat(titles("en", first)).containsExactly("Discharge letter (preliminary)");
    }

    @Test
    @DisplayName("a consent's file is called by its kind, not by the code of who signed")
    void noCodesAsNames() {
        DocumentReference consent = new DocumentReference();
        consent.setDescription("patient").setId("DocumentReference/1");
        consent.getType().addCoding().setSystem("http://loinc.org").setCode("59284-0");
        consent.addContent().getAttachment().setContentType("text/plain").setUrl("Binary/1");
        assertThat(titles("de", consent)).containsExactly("Einwilligung");
    }

    private static Composition letter(String id, Composition.CompositionStatus status, Instant at) {
        Composition letter = new Composition();
        letter.setStatus(status).setTitle("Entlassbrief").setDate(Date.from(at)).setId("Composition/" + id);
        letter.getType().addCoding().setSystem("http://loinc.org").setCode("18842-5");
        return letter;
    }

    private static List<String> titles(String language, org.hl7.fhir.r4.model.Resource... resources) {
        Bundle bundle = new Bundle();
        for (var resource : resources) {
            bundle.addEntry().setResource(resource);
        }
        return new DocumentRows(new Texts(Language.of(language), Clock.systemUTC()), Resources.of(bundle))
                .list().stream().map(DocumentRow::title).toList();
    }
}
