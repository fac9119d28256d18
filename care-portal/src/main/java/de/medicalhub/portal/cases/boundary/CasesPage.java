package de.medicalhub.portal.cases.boundary;

import de.medicalhub.portal.cases.CaseChip;
import de.medicalhub.portal.cases.CaseFilter;
import de.medicalhub.portal.cases.CaseLists;
import de.medicalhub.portal.cases.CasePlace;
import de.medicalhub.portal.cases.CaseRow;
import de.medicalhub.portal.cases.CaseRows;
import de.medicalhub.portal.cases.CaseScan;
import de.medicalhub.portal.cases.CaseWindow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cases of the own organisation, for everybody who works on cases. */
@Named("cases")
@RequestScoped
public class CasesPage {
    @Inject
    private CaseLists lists;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private CaseFilter filter = CaseFilter.ALL;
    private Optional<CasePlace> place = Optional.empty();
    private @Nullable CaseScan shown;

    @PostConstruct
    void readAddress() {
        filter = CaseFilter.parse(request.getParameter("show"));
        place = CasePlace.parse(request.getParameter("from"));
    }

    public List<CaseRow> getRows() {
        return shown().rows();
    }

    private CaseWindow window() {
        if (filter == CaseFilter.ENDED) {
            return lists.ended();
        }
        return place.isPresent() ? lists.read(place, CaseLists.TOGETHER) : lists.first();
    }

    private CaseScan shown() {
        CaseScan known = shown;
        if (known == null) {
            known = CaseScan.of(
                    window(),
                    from -> lists.read(Optional.of(from), CaseLists.TOGETHER),
                    cases -> words().of(cases, user::worksFor, filter));
            shown = known;
        }
        return known;
    }

    /** Whether there are more cases than are put into order together (C7). */
    public boolean isLong() {
        return place.isPresent() || lists.first().next().isPresent();
    }

    /** Whether those are shown that are over (C11). */
    public boolean isEnded() {
        return filter == CaseFilter.ENDED;
    }

    /** Whether the list does not begin at its beginning. */
    public boolean isFurther() {
        return place.isPresent();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return shown().next().map(CasePlace::code).orElse("");
    }

    /** How many cases the filter went through. */
    public int getLooked() {
        return shown().looked();
    }

    /** The filter, as in addresses. */
    public String getFilter() {
        return filter.code();
    }

    /** What the list can be narrowed to; of a long list with the numbers that the server counts. */
    public List<CaseChip> getChips() {
        Map<CaseFilter, Integer> totals =
                place.isPresent() ? Map.of() : lists.first().totals();
        return isLong()
                ? words().chips(totals, filter)
                : words().chips(lists.first().cases(), user::worksFor, filter);
    }

    /** Whether only a part of the cases is shown. */
    public boolean isNarrowed() {
        return filter != CaseFilter.ALL;
    }

    private CaseRows words() {
        return new CaseRows(speaker.texts(), clock);
    }
}
