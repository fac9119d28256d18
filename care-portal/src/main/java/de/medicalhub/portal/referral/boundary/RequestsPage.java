package de.medicalhub.portal.referral.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.referral.control.RequestMapper;
import de.medicalhub.portal.referral.entity.RequestView;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<RequestView> rows;

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

    private List<RequestView> read() {
        String services =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        if (services.isEmpty()) {
            return List.of();
        }
        Resources asked = records.search(
                "Task?owner=" + services + "&code=" + HubCodes.TASK_CODE + "|referral&_sort=-_lastUpdated&_count=100");
        return new RequestMapper(speaker.texts(), clock).list(asked.and(known(asked)));
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
