package de.medicalhub.portal.referral.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.referral.entity.RequestView;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestMapperTest {
    @Test
    @DisplayName("F1 before the award the label names nobody, even if the server should send a name")
    void anonymousLabel() {
        assertThat(list("asked", "2026-11-22T11:00:00Z"))
                .extracting(RequestView::label)
                .containsOnly("Pflegegrad 3 · 56xxx · ab Di. 24.11. 10:00");
    }

    @Test
    @DisplayName("F2 an open request says how long there is time; after the deadline it is late")
    void deadlineInWords() {
        RequestView open = list("asked", "2026-11-22T13:00:00Z").get(0);
        assertThat(open.state()).isEqualTo("open");
        assertThat(open.due()).isEqualTo("heute 16:00, in 2 Std.");
        RequestView late = list("asked", "2026-11-22T15:30:00Z").stream()
                .filter(view -> view.state().equals("late"))
                .findFirst()
                .orElseThrow();
        assertThat(late.isOpen()).isFalse();
        assertThat(late.due()).contains("überschritten");
    }

    @Test
    @DisplayName("F4 the winner sees the name and the case, the others that it went elsewhere")
    void afterTheAward() {
        List<RequestView> views = list("moving", "2026-11-22T11:00:00Z");
        RequestView winner = views.get(0);
        assertThat(winner.state()).isEqualTo("awarded");
        assertThat(winner.label()).isEqualTo("Erna Beispiel");
        assertThat(winner.caseId()).isNotEmpty();
        assertThat(winner.due()).as("nobody waits for an answer any more").isEmpty();
        RequestView other = views.get(1);
        assertThat(other.state()).isEqualTo("elsewhere");
        assertThat(other.label()).doesNotContain("Beispiel");
        assertThat(other.caseId()).isEmpty();
    }

    @Test
    @DisplayName("F4 once the case has ended, the winner's line leads into no case that cannot be opened any more")
    void afterTheEnd() {
        Task closed = new Task();
        closed.setId("closed");
        closed.getBusinessStatus()
                .addCoding()
                .setSystem(HubCodes.BUSINESS_STATUS)
                .setCode("awarded");
        closed.setStatus(Task.TaskStatus.COMPLETED);
        closed.getGroupIdentifier().setValue("6f1ed002-ab59-4a0c-8f3c-111111111111");
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), ZoneOffset.UTC);
        RequestView view = new RequestMapper(new Texts(Language.DE, clock), clock).view(closed, Resources.of());
        assertThat(view.state()).isEqualTo("ended");
        assertThat(view.caseId()).isEmpty();
    }

    @Test
    @DisplayName("F10 short-term care asked of the own house stands in the list, is answered, and asks for no award")
    void shortTermCare() {
        Resources found = ExampleCases.at("asked").resources();
        Task task = found.all(Task.class).stream()
                .filter(one -> Tasks.is(one, Tasks.REFERRAL))
                .findFirst()
                .orElseThrow();
        task.getCode().getCodingFirstRep().setCode("short-term-care");
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), ZoneOffset.UTC);
        RequestMapper mapper = new RequestMapper(new Texts(Language.DE, clock), clock);
        RequestView open = mapper.view(task, found);
        assertThat(open.label()).isEqualTo("Kurzzeitpflege · ab Di. 24.11. 10:00");
        assertThat(open.isOpen()).isTrue();
        assertThat(open.isAskable()).isFalse();
        assertThat(mapper.list(found)).extracting(RequestView::id).contains(open.id());
        assertThat(RequestMapper.openQueries("Organization/a").get(0)).contains("|short-term-care");
        task.setStatus(Task.TaskStatus.ACCEPTED);
        assertThat(mapper.view(task, found).sentence()).isEqualTo("accepted.support");
        assertThat(Answer.refused("Keine Kapazität", " erst ab Montag ")
                        .getParameter("note")
                        .getValue())
                .hasToString("Keine Kapazität: erst ab Montag");
    }

    @Test
    @DisplayName("F6 open requests come first")
    void openFirst() {
        assertThat(list("asked", "2026-11-22T11:00:00Z"))
                .extracting(RequestView::state)
                .containsExactly("open", "open", "rejected");
    }

    private static List<RequestView> list(String moment, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new RequestMapper(new Texts(Language.DE, clock), clock)
                .list(ExampleCases.at(moment).resources());
    }
}
