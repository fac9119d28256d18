package de.medicalhub.video;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import de.medicalhub.common.architecture.ArchitectureRules;
import de.medicalhub.video.consultation.RushLimit;
import de.medicalhub.video.consultation.boundary.GuestResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;

@AnalyzeClasses(packages = "de.medicalhub.video", importOptions = ImportOption.DoNotIncludeTests.class)
class VideoArchitectureTest extends ArchitectureRules {
    /** Whatever a link is used for on the way in asks the record or the database, and so takes one of the places of a rush. */
    @ArchTest
    static final ArchRule whoComesTakesAPlaceOfTheRush = methods()
            .that()
            .areDeclaredIn(GuestResource.class)
            .and(annotatedWith(GET.class).or(annotatedWith(POST.class)))
            .should(callWithinRushLimit());

    private static ArchCondition<JavaMethod> callWithinRushLimit() {
        return new ArchCondition<>("work within the RushLimit") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean within = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(RushLimit.class)
                                && call.getName().equals("within"));
                events.add(new SimpleConditionEvent(method, within, method.getFullName() + " works outside of it"));
            }
        };
    }

    /** A consultation of two is peer to peer: nothing on its way can reach a media server. */
    @ArchTest
    static final ArchRule consultationsOfTwoKnowNoMediaServer = noClasses()
            .that()
            .resideInAnyPackage("..consultation..", "..waitingroom..", "..signalling..", "..relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..video.conference..", "org.kurento..");
}
