package de.medicalhub.fhir.profile.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {
    private static final Manifest OLD_BASE = manifest("base", "1.4.0", Map.of());
    private static final Manifest BASE = manifest("base", "1.5.4", Map.of());
    private static final Manifest HOSPITAL = manifest("a-hospital", "3.1.1", Map.of("base", "1.4.x"));
    private static final Manifest PRACTICE = manifest("a-practice", "1.0.0", Map.of("base", "1.5.2", "other", "7"));

    private final DependencyOrder order = new DependencyOrder(List.of(HOSPITAL, PRACTICE, BASE, OLD_BASE));

    @Test
    void whatOthersNeedComesFirst() {
        assertThat(order.sorted().stream().map(PackageId::toString))
                .containsExactly("base#1.4.0", "a-hospital#3.1.1", "base#1.5.4", "a-practice#1.0.0");
    }

    @Test
    void eachPackageStandsOnTheVersionThatItNames() {
        assertThat(order.closure(HOSPITAL.id())).containsExactly(HOSPITAL.id(), OLD_BASE.id());
        assertThat(order.closure(PRACTICE.id())).containsExactly(PRACTICE.id(), BASE.id());
    }

    @Test
    void whatIsMissingOrReplacedIsSaid() {
        assertThat(order.gaps(HOSPITAL, List.of())).isEmpty();
        assertThat(order.gaps(PRACTICE, List.of()))
                .containsExactly("needs base#1.5.2, takes 1.5.4", "needs other#7, which is not there");
        assertThat(order.gaps(PRACTICE, List.of("other"))).hasSize(1);
    }

    @Test
    void aCircleIsCut() {
        Manifest one = manifest("one", "1", Map.of("two", "1"));
        Manifest two = manifest("two", "1", Map.of("one", "1"));
        assertThat(new DependencyOrder(List.of(one, two)).sorted()).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(new DependencyOrder(List.of(one, two)).closure(one.id())).containsExactly(one.id(), two.id());
    }

    private static Manifest manifest(String name, String version, Map<String, String> needs) {
        Map<String, Version> dependencies = new java.util.HashMap<>();
        needs.forEach((needed, in) -> dependencies.put(needed, new Version(in)));
        return new Manifest(new PackageId(name, new Version(version)), dependencies);
    }
}
