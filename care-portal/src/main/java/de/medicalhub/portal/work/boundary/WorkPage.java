package de.medicalhub.portal.work.boundary;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.CaseLists;
import de.medicalhub.portal.cases.OpenCases;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.messages.Reader;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.tasks.CareTasks;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import de.medicalhub.portal.work.control.OpenWork;
import de.medicalhub.portal.work.control.TodoList;
import de.medicalhub.portal.work.entity.Todo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What waits for the own side; for nurses and doctors. */
@Named("work")
@RequestScoped
public class WorkPage {
    private static final int PAGES = 10;

    @Inject
    private CaseLists cases;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable OpenCases open;
    private @Nullable List<Todo> rows;

    public List<Todo> getRows() {
        List<Todo> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    private List<Todo> read() {
        OpenCases own = open();
        if (own.isEmpty()) {
            return List.of();
        }
        List<String> queries = new ArrayList<>(Conversation.queries(own.ids()));
        queries.add("Flag?identifier="
                + own.ids().stream().map(CaseId::toSearchToken).collect(Collectors.joining(",")) + "&_count=500");
        Resources found = records.searchWhole(queries, PAGES);
        List<Reference> named = new ArrayList<>(CareTasks.named(own.cases()));
        found.all(Communication.class).forEach(one -> named.add(one.getSender()));
        return new TodoList(speaker.texts(), clock, user::worksFor, Reader.of(user), found.and(names.of(named)))
                .of(own.cases());
    }

    /** What waits is found by itself, in whichever case it is (J1, C9). */
    private OpenCases open() {
        OpenCases known = open;
        if (known == null) {
            known = cases.open(OpenWork.queries(
                    user.organisations().stream().map(Organisation::reference).toList(), clock.instant()));
            open = known;
        }
        return known;
    }

    /** Whether steps and new discharges are told of the first cases only (C9). */
    public boolean isPart() {
        return open().part();
    }

    /** The practice takes note of a new discharge (J4). */
    public void takeNote(String caseId) {
        open().find(caseId)
                .flatMap(one -> records.save(new MessageOrder(
                                one,
                                user.claims().fhirUser(),
                                one.organisation("gp").filter(user::worksFor),
                                clock.instant())
                        .note()))
                .ifPresent(refusal -> FormFaults.say(
                        "",
                        speaker.say(Phrase.code("work.refusal", refusal.kind().name()))));
        open = null;
        rows = null;
    }
}
