package de.medicalhub.portal.emergency.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.emergency.control.AccessRows;
import de.medicalhub.portal.emergency.entity.AccessRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.TrailPlace;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;

/** Who has read in an emergency; for administrators, who look in the data-protection officers' name (E3). */
@Named("emergencies")
@RequestScoped
public class EmergencyAccessesPage {
    private static final int AT_ONCE = 200;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private PortalSettings settings;

    @Inject
    private HttpServletRequest request;

    private List<AccessRow> rows = List.of();
    private String older = "";

    /** Reads one page of the trail. */
    public String open() {
        return Problems.open(() -> {
            if (!user.isAdmin()) {
                throw new HubException(ProblemKind.NOT_FOUND, "For administrators only.");
            }
            TrailPlace place = TrailPlace.parse(request.getParameter("before"));
            List<AuditEvent> events = records.search(
                            "AuditEvent?purpose=BTG&_sort=-date&_count=" + AT_ONCE + place.toQuery())
                    .all(AuditEvent.class);
            rows = new AccessRows(speaker.texts()).of(events, names.of(AccessRows.people(events)));
            older = events.size() < AT_ONCE ? "" : place.after(events).toString();
        });
    }

    /** Whether a data-protection officer is told of each. */
    public boolean isOfficerNamed() {
        return settings.namesOfficers();
    }

    public List<AccessRow> getRows() {
        return rows;
    }

    /** Where the next page goes on ({@link TrailPlace}); empty if this was the last. */
    public String getOlder() {
        return older;
    }
}
