package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.cases.Ward;
import de.medicalhub.portal.discharge.control.InpatientRows;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.InpatientRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private String ward = "";
    private boolean unsignedOnly;
    private List<Choices.Choice> wards = List.of();
    private @Nullable List<InpatientRow> rows;
    private boolean more;
    private int unsigned;

    /** The ward that was chosen at this workplace, and the filter. */
    @PostConstruct
    void readAddress() {
        unsignedOnly = "consent".equals(request.getParameter("inpatients"));
        ward = Ward.kept(request);
    }

    /** Those who are shown: of the ward, and of the filter. */
    public List<InpatientRow> getRows() {
        return all().stream()
                .filter(row -> !unsignedOnly || row.isConsentOpen())
                .toList();
    }

    /** The wards of the hospital (D15). */
    public List<Choices.Choice> getWards() {
        all();
        return wards;
    }

    /** How many wait for a signature or for the scan of a paper, of all and not only of those who are shown (D15). */
    public long getUnsigned() {
        all();
        return unsigned;
    }

    /** Id of the ward that is shown; empty for all. */
    public String getWard() {
        return ward;
    }

    /** Whether only those are shown whose signature or scan is missing. */
    public boolean isUnsignedOnly() {
        return unsignedOnly;
    }

    /** Whether only a part is shown. */
    public boolean isNarrowed() {
        return unsignedOnly || !ward.isEmpty();
    }

    private List<InpatientRow> all() {
        List<InpatientRow> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    /** Whether there are more than are shown (D10). */
    public boolean isMore() {
        all();
        return more;
    }

    /** Whether the list can be searched by name. */
    public boolean isSearchable() {
        return all().size() > FEW || !name().isEmpty();
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
        Iterator<Resources> pages = records.walk(InpatientRows.query(hospitals, name(), ward, MOST));
        Resources found = pages.next();
        more = pages.hasNext();
        Resources wide = more ? records.search(InpatientRows.idsOf(hospitals, name(), ward)) : found;
        List<Encounter> all = wide.all(Encounter.class).stream()
                .filter(stay -> ward.isEmpty() || Ward.isOf(stay, ward))
                .toList();
        Resources around = records.searchAll(
                Stream.of(InpatientRows.plansOf(all), InpatientRows.consentsOf(all))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of(InpatientRows.wards(hospitals)));
        wards = InpatientRows.wards(around);
        List<String> without = InpatientRows.unsigned(all, around);
        unsigned = without.size();
        if (unsignedOnly && more && !without.isEmpty()) {
            found = records.search(InpatientRows.those(without.subList(0, Math.min(MOST, without.size()))));
        }
        return new InpatientRows(speaker.texts(), ward).of(found.and(around), around.all(CarePlan.class));
    }
}
