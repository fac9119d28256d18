package de.medicalhub.portal.patient.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardsTest {
    @Test
    @DisplayName("P1 appointment, car and medicine while they are ahead; only the appointment once one is home")
    void onlyWhatIsAhead() {
        assertThat(cards("asked", "2026-11-22T10:00:00Z"))
                .extracting(Card::kind)
                .containsExactlyInAnyOrder("appointment", "ride", "medicine");
        assertThat(cards("home", "2026-11-25T10:00:00Z")).extracting(Card::kind).containsExactly("appointment");
        assertThat(cards("home", "2026-11-26T13:00:00Z")).isEmpty();
    }

    @Test
    @DisplayName("P2 the button is there from half an hour before the start")
    void theButtonComesInTime() {
        assertThat(cards("home", "2026-11-26T08:29:00Z").get(0).appointment()).isEmpty();
        assertThat(cards("home", "2026-11-26T08:30:00Z").get(0).appointment()).isEqualTo("ap1");
    }

    private static List<Card> cards(String moment, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new Cards(new Texts(Language.DE, clock), clock, false).of(ExampleCases.at(moment));
    }
}
