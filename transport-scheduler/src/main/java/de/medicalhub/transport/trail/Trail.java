package de.medicalhub.transport.trail;

import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.ViewAnswer;
import de.medicalhub.transport.trail.control.ShownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Where pages say whom they showed to whom. */
@ApplicationScoped
public class Trail {
    /** The FHIR server takes no more in one report. */
    private static final int MOST_AT_ONCE = 500;

    private final ShownPatients shown;
    private final Consumer<ViewAnswer> report;
    private final Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Trail() {
        shown = null;
        report = null;
        clock = null;
    }

    @Inject
    Trail(ShownPatients shown, Answers answers) {
        this(shown, answers::viewed, Clock.systemUTC());
    }

    Trail(ShownPatients shown, Consumer<ViewAnswer> report, Clock clock) {
        this.shown = shown;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Reports the view of those patients whom the person was not shown before within ten minutes.
     *
     * @param person reference, such as {@code Practitioner/dispatcher-1}
     * @param patients references; blank ones are orders without a patient
     */
    @Transactional
    public void viewed(String person, Collection<String> patients) {
        shown.forgetOld(person);
        // In their order, so that two views at once never wait for each other.
        List<String> news = new TreeSet<>(patients)
                .stream()
                        .filter(patient -> !patient.isBlank())
                        .filter(patient -> shown.remember(person, patient))
                        .toList();
        for (int from = 0; from < news.size(); from += MOST_AT_ONCE) {
            List<String> some = List.copyOf(news.subList(from, Math.min(news.size(), from + MOST_AT_ONCE)));
            report.accept(new ViewAnswer(person, some, clock.instant()));
        }
    }
}
