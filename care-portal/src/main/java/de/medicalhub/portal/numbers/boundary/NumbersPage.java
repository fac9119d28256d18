package de.medicalhub.portal.numbers.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.numbers.control.Chart;
import de.medicalhub.portal.numbers.control.ReadNumbers;
import de.medicalhub.portal.numbers.entity.Count;
import de.medicalhub.portal.numbers.entity.Series;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Numbers of the district or of the own hospital (K4). */
@Named("numbers")
@RequestScoped
public class NumbersPage {
    private static final int MONTHS = 12;

    @Inject
    private CurrentUser user;

    @Inject
    private ReadNumbers numbers;

    @Inject
    private Speaker speaker;

    private List<Series> series = List.of();

    /** Reads them, or says that there is no such page. */
    public String open() {
        return Problems.open(() -> {
            if (!user.isAdmin() && !user.isDischargeManager()) {
                throw new HubException(ProblemKind.NOT_FOUND, "Not for this role.");
            }
            series = numbers.ofMonths(MONTHS);
        });
    }

    public List<Series> getSeries() {
        return series;
    }

    public Chart chart(Series one) {
        return Chart.of(one, speaker.getLocale());
    }

    /** What the chart shows, in one sentence (K2). */
    public String sentence(Series one) {
        return one.latest()
                .map(month -> speaker.say(new Phrase("numbers.sentence." + one.code(), gaps(one, month))))
                .orElseGet(() -> speaker.key(one.isNothing() ? "numbers.sentence.nothing" : "numbers.sentence.none"));
    }

    private List<Object> gaps(Series one, Series.Month month) {
        Count count = month.count();
        Object name = Phrase.verbatim(monthOf(month.month()));
        if (one.isTime()) {
            return List.of(
                    name,
                    count.quartiles().get(1),
                    count.quartiles().get(0),
                    count.quartiles().get(2));
        }
        return List.of(name, one.shown(count).orElse(0), count.all().orElse(0));
    }

    public String monthOf(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", speaker.getLocale()));
    }

    /** A cell of the table; what is hidden says so. */
    public String cell(Optional<Integer> number) {
        return number.map(String::valueOf).orElseGet(() -> speaker.key("numbers.hidden"));
    }

    /** A cell with hours, of these quartiles. */
    public String hours(Count count, int quartile) {
        if (count.isNothing()) {
            return "";
        }
        return cell(
                count.quartiles().size() == 3 ? Optional.of(count.quartiles().get(quartile)) : Optional.empty());
    }

    /** A cell with a share; nothing of nothing is no share. */
    public String percent(Count count) {
        return count.isNothing() ? "" : cell(count.percent());
    }

    /** Whether they are the whole district's. */
    public boolean isDistrict() {
        return user.isAdmin();
    }
}
