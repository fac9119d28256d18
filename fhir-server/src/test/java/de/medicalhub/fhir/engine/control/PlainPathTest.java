package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class PlainPathTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FhirContextSearchParamRegistry REGISTRY = new FhirContextSearchParamRegistry(FHIR);
    private static final int FILLINGS = 2;

    private final SearchParamExtractorR4 engine =
            new SearchParamExtractorR4(new StorageSettings(), new PartitionSettings(), FHIR, REGISTRY);
    private final DirectPaths direct = new DirectPaths(FHIR, REGISTRY);

    /** With each of the types, which some paths name beside others. */
    @Test
    void everyPathOfFhirFindsWhatTheEngineFinds() {
        int found = 0;
        for (String type : FHIR.getResourceTypes()) {
            Set<String> paths = paths(type);
            for (int filling = 0; filling < FILLINGS; filling++) {
                Resource resource = new Filled(FHIR, filling).resource(type);
                for (String path : paths) {
                    List<IBase> wanted = engine.extractValues(path, resource);
                    assertThat(direct.extractValues(path, resource))
                            .as(path + " in " + type)
                            .usingElementComparator(PlainPathTest::compare)
                            .isEqualTo(wanted);
                    found += wanted.size();
                }
            }
        }
        assertThat(found).isGreaterThan(FHIR.getResourceTypes().size() * FILLINGS);
    }

    @Test
    void nineOfTenPathsArePlain() {
        Set<String> all = new TreeSet<>();
        FHIR.getResourceTypes().forEach(type -> all.addAll(paths(type)));
        long plain = all.stream().filter(path -> PlainPath.of(path).isPresent()).count();
        assertThat(plain).isGreaterThan(all.size() * 9L / 10);
    }

    @Test
    void whatNeedsTheEngineIsNone() {
        assertThat(PlainPath.of("Patient.deceased.exists() and Patient.deceased != false"))
                .isEmpty();
        assertThat(PlainPath.of("Bundle.entry[0].resource")).isEmpty();
        assertThat(PlainPath.of("name.family")).isEmpty();
        assertThat(PlainPath.of("Resource.id")).isEmpty();
        assertThat(PlainPath.of("Patient.name.first()")).isEmpty();
    }

    /** The engine's own parts of an expression, each time the same. */
    @Test
    void anExpressionIsTakenApartOnce() {
        String expression = "Patient.name | Person.name | (Observation.value as string)";
        assertThat(direct.split(expression)).isEqualTo(engine.split(expression));
        assertThat(direct.split(expression)).isSameAs(direct.split(expression));
    }

    @Test
    void aReferenceToWhatIsContainedIsLookedUp() {
        Patient patient = new Patient();
        patient.addGeneralPractitioner().setReference("#gp");
        String path = "Patient.generalPractitioner.where(resolve() is Practitioner)";
        assertThat(PlainPath.of(path).orElseThrow().values(patient)).isEmpty();
        patient.getGeneralPractitionerFirstRep().setReference("Practitioner/1");
        assertThat(PlainPath.of(path).orElseThrow().values(patient).orElseThrow())
                .hasSize(1);
    }

    private Set<String> paths(String type) {
        Set<String> paths = new TreeSet<>();
        for (RuntimeSearchParam parameter :
                REGISTRY.getActiveSearchParams(type, null).values()) {
            if (parameter.getPath() != null) {
                paths.addAll(List.of(direct.split(parameter.getPath())));
            }
        }
        paths.remove("");
        return paths;
    }

    /** The very elements; an id is made anew. */
    private static int compare(IBase one, IBase other) {
        boolean same = one == other
                || (one instanceof IdType && other instanceof Base value && value.equalsDeep((Base) one))
                || (one instanceof Base computed && computed.isPrimitive() && computed.equalsDeep((Base) other));
        return same ? 0 : 1;
    }
}
