package de.medicalhub.portal.rights.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.rights.entity.DataNotice;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DataNoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T11:00:00Z");

    @Test
    @DisplayName("D6: notices are told in the reader's language; what belongs to a case is told there")
    void told() {
        Communication letter = notice(NOW);
        Communication old = notice(NOW.minus(Duration.ofDays(20)));
        Communication ofCase = notice(NOW);
        ofCase.addIdentifier(CaseId.next().toIdentifier());
        List<Communication> all = List.of(letter, ofCase, old);
        assertThat(words("de", NOW.minus(DataNotices.NEW), all))
                .singleElement()
                .isEqualTo("Frau Thelen hat einen Brief gedruckt.");
        assertThat(words("en", Instant.EPOCH, all))
                .hasSize(2)
                .allMatch(text -> text.equals("Ms Thelen has printed a letter."));
    }

    private static List<String> words(String language, Instant since, List<Communication> all) {
        Texts texts = new Texts(Language.of(language), Clock.fixed(NOW, ZoneOffset.UTC));
        return new DataNotices(texts)
                .since(since, all).stream().map(DataNotice::text).toList();
    }

    private static Communication notice(Instant when) {
        Communication notice = new Communication().setSent(Date.from(when));
        notice.addPayload().setContent(new StringType("Frau Thelen hat einen Brief gedruckt."));
        notice.addPayload().setContent(new StringType("Ms Thelen has printed a letter."));
        return notice;
    }
}
