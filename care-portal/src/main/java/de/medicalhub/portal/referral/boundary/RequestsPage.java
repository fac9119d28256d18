package de.medicalhub.portal.referral.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.referral.control.RequestMapper;
import de.medicalhub.portal.referral.entity.RequestView;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The requests to the own nursing service; for nurses. */
@Named("requests")
@RequestScoped
public class RequestsPage {
    private static final int ENDED = 50;
    private static final int MOST_ENDED = 1000;
    private static final int PAGES = 10;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private int endedShown = ENDED;
    private boolean more;
    private @Nullable List<RequestView> rows;

    /** How many of those that have ended, as the address says. */
    @PostConstruct
    void readAddress() {
        String wanted = Objects.requireNonNullElse(request.getParameter("ended"), "");
        endedShown = wanted.matches("[0-9]{1,3}") ? Math.max(ENDED, Integer.parseInt(wanted)) : ENDED;
    }

    public List<RequestView> getRows() {
        List<RequestView> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    /** How many wait for an answer. */
    public long getOpenCount() {
        return getRows().stream().filter(RequestView::isOpen).count();
    }

    /** How many ended ones to ask for to see more; 0 if all are shown (F6). */
    public int getMore() {
        getRows();
        return more && endedShown + ENDED < MOST_ENDED ? endedShown + ENDED : 0;
    }

    private List<RequestView> read() {
        String services =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        if (services.isEmpty()) {
            return List.of();
        }
        Resources asked = records.searchWhole(RequestMapper.openQueries(services), PAGES);
        Resources ended = records.search(RequestMapper.endedQuery(services, endedShown + 1));
        more = ended.all(Task.class).size() > endedShown;
        Resources all = asked.and(ended);
        return new RequestMapper(speaker.texts(), clock).list(all.and(known(all)));
    }

    /** Who asks, and the people of whom the server lets us know. */
    private Resources known(Resources asked) {
        return records.searchAll(
                List.of("Organization?_id=" + ids(asked, true), "Patient?_id=" + ids(asked, false)).stream()
                        .filter(query -> !query.endsWith("="))
                        .toList());
    }

    private static String ids(Resources asked, boolean requesters) {
        return asked.all(Task.class).stream()
                .map(task -> requesters ? task.getRequester() : task.getFor())
                .map(reference -> reference.getReferenceElement().getIdPart())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
