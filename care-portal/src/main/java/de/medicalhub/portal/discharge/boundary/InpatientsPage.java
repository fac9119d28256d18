package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.discharge.control.InpatientRows;
import de.medicalhub.portal.discharge.entity.InpatientRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.jspecify.annotations.Nullable;

/** The inpatients of the own hospital; for discharge managers. */
@Named("inpatients")
@RequestScoped
public class InpatientsPage {
    private static final int MOST = 50;
    private static final int FEW = 4;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<InpatientRow> rows;
    private boolean more;

    public List<InpatientRow> getRows() {
        List<InpatientRow> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    /** Whether there are more than are shown (D10). */
    public boolean isMore() {
        getRows();
        return more;
    }

    /** Whether the list can be searched by name. */
    public boolean isSearchable() {
        return getRows().size() > FEW || !name().isEmpty();
    }

    /** What is searched for; it comes with the form, never in the address. */
    private String name() {
        return Objects.requireNonNullElse(request.getParameter("inpatientName"), "")
                .strip();
    }

    private List<InpatientRow> read() {
        String hospitals =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        if (hospitals.isEmpty()) {
            return List.of();
        }
        Iterator<Resources> pages = records.walk(InpatientRows.query(hospitals, name(), MOST));
        Resources found = pages.next();
        more = pages.hasNext();
        List<CarePlan> plans = InpatientRows.plansOf(found.all(Encounter.class))
                .map(query -> records.search(query).all(CarePlan.class))
                .orElse(List.of());
        return new InpatientRows(speaker.texts()).of(found, plans);
    }
}
