package de.medicalhub.common.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The house rules of docs/architecture.md. Each module has one test that extends this class and names its own packages
 * with {@code @AnalyzeClasses}; rules are never loosened there.
 */
public abstract class ArchitectureRules {
    private static final List<String> MODULES = List.of("common", "fhir", "portal", "video", "transport");
    private static final String LAYER = "(boundary|control|entity|gateway)";

    @ArchTest
    static final ArchRule aModuleDependsOnTheSharedLibraryOnly =
            classes().that().resideInAPackage("de.medicalhub..").should(stayInTheirModule());

    @ArchTest
    static final ArchRule anotherFeatureIsReachedThroughItsRootPackage =
            classes().that().resideInAPackage("de.medicalhub..").should(reachOtherFeaturesThroughTheirRoot());

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().matching("de.medicalhub.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entityUsesNoOtherLayer = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "de.medicalhub..boundary..",
                    "de.medicalhub..control..",
                    "de.medicalhub..gateway..",
                    "jakarta.ws.rs..",
                    "jakarta.faces..",
                    "jakarta.jms..",
                    "jakarta.servlet..",
                    "ca.uhn..",
                    "org.hl7..",
                    "org.kurento.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controlUsesNeitherBoundaryNorGateway = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("de.medicalhub..boundary..", "de.medicalhub..gateway.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule vendorsStayBehindTheGateway = noClasses()
            .that(not(resideInAnyPackage("..gateway..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.kurento..", "com.graphhopper..", "org.keycloak.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule boundaryClassesSayWhatTheyAre = classes()
            .that()
            .resideInAPackage("..boundary..")
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveNameMatching(".*(Resource|Provider|Endpoint|Page|Listener|Timer|package-info)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule oneLoggingInterface = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static ArchCondition<JavaClass> stayInTheirModule() {
        return new ArchCondition<>("use no other module than hub-common") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String own = moduleOf(origin);
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String other = moduleOf(dependency.getTargetClass());
                    boolean fine = other.isEmpty() || other.equals(own) || other.equals("common");
                    events.add(new SimpleConditionEvent(dependency, fine, dependency.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> reachOtherFeaturesThroughTheirRoot() {
        return new ArchCondition<>("reach other features only through their root package") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String own = featureOf(origin);
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean fine = own.equals(featureOf(target)) || !HIDDEN.test(target);
                    events.add(new SimpleConditionEvent(dependency, fine, dependency.getDescription()));
                }
            }
        };
    }

    private static final DescribedPredicate<JavaClass> HIDDEN = DescribedPredicate.describe(
            "hidden in a feature",
            candidate -> candidate.getPackageName().matches("de\\.medicalhub\\..*\\." + LAYER + "(\\..*)?"));

    private static String moduleOf(JavaClass candidate) {
        String[] parts = candidate.getPackageName().split("\\.", -1);
        boolean ours = parts.length > 2 && parts[0].equals("de") && parts[1].equals("medicalhub");
        return ours && MODULES.contains(parts[2]) ? parts[2] : "";
    }

    private static String featureOf(JavaClass candidate) {
        return candidate.getPackageName().replaceFirst("\\." + LAYER + "(\\..*)?$", "");
    }
}
