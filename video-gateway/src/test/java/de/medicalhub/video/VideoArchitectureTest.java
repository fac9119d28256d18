package de.medicalhub.video;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.medicalhub.common.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "de.medicalhub.video", importOptions = ImportOption.DoNotIncludeTests.class)
class VideoArchitectureTest extends ArchitectureRules {
    /** A consultation of two is peer to peer: nothing on its way can reach a media server. */
    @ArchTest
    static final ArchRule consultationsOfTwoKnowNoMediaServer = noClasses()
            .that()
            .resideInAnyPackage("..consultation..", "..waitingroom..", "..signalling..", "..relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..video.conference..", "org.kurento..");
}
