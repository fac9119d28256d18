package de.medicalhub.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** More cases of one hospital than a page of its list shows; closed again by whoever made them. */
public final class ManyCases implements AutoCloseable {
    private static final String NAME = "Vielzahl";
    private static final int AT_ONCE = 3;
    /** So many leave at the very same moment: a page may end between them. */
    private static final int TOGETHER = 7;

    private static final List<String> PARTS = List.of("nursing", "transport", "medication", "appointments");

    private final List<PlannedDischarge> planned = new ArrayList<>();

    private ManyCases(int count, IntFunction<Parameters> order) {
        List<Callable<PlannedDischarge>> all = IntStream.range(0, count)
                .mapToObj(number -> (Callable<PlannedDischarge>)
                        () -> PlannedDischarge.ordered(PlannedDischarge.admitted(NAME), NAME, order.apply(number)))
                .toList();
        planned.addAll(together(all));
    }

    /** So many people who go home from the day after tomorrow on, and need nothing. */
    public static ManyCases withoutNeeds(int count) {
        Instant now = Clock.systemUTC().instant();
        return new ManyCases(count, number -> needingNothing(now, number));
    }

    /** The same, and a practice takes over: {@code PractitionerRole/…}. */
    public static ManyCases ofPractice(int count, String doctor) {
        Instant now = Clock.systemUTC().instant();
        return new ManyCases(count, number -> needingNothing(now, number).addParameter("gp", new Reference(doctor)));
    }

    private static Parameters needingNothing(Instant now, int number) {
        Parameters order = new Parameters()
                .addParameter("consent-given", PlannedDischarge.time(now.minus(Duration.ofHours(1))))
                .addParameter("consent-by", new CodeType("patient"))
                .addParameter("consent-witness", new StringType("Petra Adams"))
                .addParameter(
                        "planned-discharge",
                        PlannedDischarge.time(now.plus(Duration.ofHours(48L + number / TOGETHER))));
        PARTS.forEach(part -> order.addParameter(part + "-decision", new CodeType("not-needed")));
        return order;
    }

    /** So many with all that a usual discharge consists of. */
    public static ManyCases usual(int count) {
        return new ManyCases(count, number -> PlannedDischarge.order(List.of("Organization/nursing-mayen")));
    }

    /** Their identifiers. */
    public List<String> ids() {
        return planned.stream().map(PlannedDischarge::caseId).toList();
    }

    /** The hospital cancels all of them. */
    @Override
    public void close() {
        together(planned.stream()
                .map(one -> (Callable<PlannedDischarge>) () -> {
                    one.cancel();
                    return one;
                })
                .toList());
    }

    private static List<PlannedDischarge> together(List<Callable<PlannedDischarge>> all) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<PlannedDischarge> done = new ArrayList<>();
            for (Future<PlannedDischarge> one : threads.invokeAll(all)) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
