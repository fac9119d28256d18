package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String SECRET = "Mustermann";
    private static final int DEEPEST = 4;

    /** Extensions and contained resources are put in by hand. */
    private static final Set<String> NOT_GENERATED = Set.of("contained", "id", "extension", "modifierExtension", "div");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    @DisplayName("4: of a Task filled with identifying text in every field nothing identifying is left")
    void nothingIdentifyingIsLeftOfATask(long seed) {
        Task task = fill(new Task(), new Random(seed));
        for (Verdict verdict : new Verdict[] {Verdict.CLOSED, Verdict.OUTLINE, Verdict.PROJECTION}) {
            assertThat(json(task)).contains(SECRET);
            assertThat(json(Projection.show(verdict, task))).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    @DisplayName("4: of a ServiceRequest filled with identifying text in every field nothing identifying is left")
    void nothingIdentifyingIsLeftOfAServiceRequest(long seed) {
        ServiceRequest request = fill(new ServiceRequest(), new Random(seed));
        for (Verdict verdict : new Verdict[] {Verdict.OUTLINE, Verdict.PROJECTION}) {
            assertThat(json(request)).contains(SECRET);
            assertThat(json(Projection.show(verdict, request))).doesNotContain(SECRET);
        }
    }

    @Test
    @DisplayName("4: identifying values in the very fields of the projection do not pass either")
    void codesAndFormsAreChecked() {
        Task task = referral();
        input(task, "care-level", new CodeType(SECRET));
        input(task, "need", new CodeType(SECRET));
        input(task, "need", new StringType(SECRET));
        input(task, "postcode-area", new StringType("56727 " + SECRET));
        input(task, "planned-discharge", new StringType(SECRET));
        input(task, "drop-off-name", new StringType(SECRET));
        task.setGroupIdentifier(new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(SECRET));
        task.getBusinessStatus().setText(SECRET).addCoding(new Coding(HubCodes.BUSINESS_STATUS, SECRET, SECRET));
        task.getOwner().setDisplay(SECRET);
        task.setRequester(new Reference("Patient/" + SECRET));
        task.setFocus(new Reference("Patient/" + SECRET));
        String shown = json(Projection.show(Verdict.PROJECTION, task));
        assertThat(shown).doesNotContain(SECRET).doesNotContain("\"for\"");
    }

    @Test
    void whatTheAskedServiceNeedsIsKept() {
        Task task = referral();
        Task shown = (Task) Projection.show(Verdict.PROJECTION, task);
        assertThat(shown.getInput())
                .extracting(input -> input.getType().getCodingFirstRep().getCode())
                .containsExactly("care-level", "need", "postcode-area");
        assertThat(shown.getFor().isEmpty()).isTrue();
        assertThat(shown.getFocus().getReference()).isEqualTo("ServiceRequest/7");
        assertThat(shown.getGroupIdentifier().getValue())
                .isEqualTo(task.getGroupIdentifier().getValue());
        assertThat(shown.getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("SUBSETTED");
    }

    @Test
    void ofAClosedRequestOnlyItsEndIsLeft() {
        Task shown = (Task) Projection.show(Verdict.CLOSED, referral().setStatus(Task.TaskStatus.CANCELLED));
        assertThat(shown.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(shown.getInput()).isEmpty();
        assertThat(shown.hasFocus()).isFalse();
    }

    @Test
    @DisplayName(
            "4: the outline says when each step was taken, so that nobody takes the last change for it, and no other output")
    void ofAnOutlineTheStepsHaveTheirTimes() {
        Task task = referral();
        output(task, "accepted-at", new DateTimeType("2026-11-28T10:49:00Z"));
        output(task, "awarded-at", new DateTimeType("2026-11-28T10:51:00Z"));
        output(task, "answered", new StringType(SECRET));
        output(task, "reminded", new DateTimeType("2026-11-28T10:40:00Z"));
        Task shown = (Task) Projection.show(Verdict.OUTLINE, task);
        assertThat(shown.getOutput())
                .extracting(output -> output.getType().getCodingFirstRep().getCode() + " "
                        + output.getValue().primitiveValue())
                .containsExactly("accepted-at 2026-11-28T10:49:00Z", "awarded-at 2026-11-28T10:51:00Z");
        assertThat(shown.getInput()).isEmpty();
        assertThat(((Task) Projection.show(Verdict.CLOSED, task)).getOutput()).isEmpty();
    }

    @Test
    void theStoredResourceStaysAsItIs() {
        Task task = referral();
        String before = json(task);
        Projection.show(Verdict.PROJECTION, task);
        assertThat(json(task)).isEqualTo(before);
    }

    @Test
    void theNoteIsForTheAwardedServiceOnly() {
        ServiceRequest request = new ServiceRequest();
        request.addNote().setText(SECRET);
        request.setSubject(new Reference("Patient/1"));
        ServiceRequest shown = (ServiceRequest) Projection.show(Verdict.WITHOUT_NOTE, request);
        assertThat(json(shown)).doesNotContain(SECRET).contains("Patient/1");
        assertThat(request.getNoteFirstRep().getText()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"CLOSED", "PROJECTION", "OUTLINE", "WITHOUT_NOTE"})
    void otherTypesHaveNoProjection(Verdict verdict) {
        assertThatIllegalArgumentException().isThrownBy(() -> Projection.show(verdict, new Patient()));
    }

    private static Task referral() {
        Task task = new Task();
        task.setId("Task/3/_history/2");
        task.setGroupIdentifier(new Identifier()
                .setSystem(HubCodes.CASE_SYSTEM)
                .setValue(UUID.nameUUIDFromBytes(new byte[] {1}).toString()));
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setCode(new CodeableConcept(new Coding(HubCodes.TASK_CODE, HubCodes.TASK_REFERRAL, null)));
        task.setFor(new Reference("Patient/9"));
        task.setFocus(new Reference("ServiceRequest/7"));
        task.setOwner(new Reference("Organization/nursing-mayen"));
        input(task, "care-level", new CodeType("3"));
        input(task, "need", new CodeType("wound-care"));
        input(task, "postcode-area", new StringType("56xxx"));
        return task;
    }

    private static void input(Task task, String name, Type value) {
        task.addInput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, name, SECRET)))
                .setValue(value);
    }

    private static void output(Task task, String name, Type value) {
        task.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, name, SECRET)))
                .setValue(value);
    }

    private static String json(IBaseResource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    /** Every text, code, reference and nested element that the definition of the type knows. */
    private static <T extends Resource> T fill(T resource, Random random) {
        fill(resource, FHIR.getResourceDefinition(resource), random, 0);
        resource.setId(resource.fhirType() + "/4711/_history/1");
        resource.getMeta().setVersionId("1");
        resource.getMeta().addExtension(SECRET, new StringType(SECRET));
        if (resource instanceof DomainResource domain) {
            domain.addExtension(SECRET, new StringType(SECRET));
            domain.addContained(new Patient().addName(new HumanName().setFamily(SECRET)));
            domain.getText().setDivAsString("<div>" + SECRET + "</div>");
        }
        return resource;
    }

    private static void fill(
            IBase element, BaseRuntimeElementCompositeDefinition<?> definition, Random random, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (!NOT_GENERATED.contains(child.getElementName())) {
                fillChild(element, child, random, depth);
            }
        }
    }

    private static void fillChild(IBase element, BaseRuntimeChildDefinition child, Random random, int depth) {
        var names = child.getValidChildNames().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        if (definition == null) {
            return;
        }
        IBase value = create(child, definition);
        if (value instanceof IPrimitiveType<?> primitive) {
            if (!setSecret(primitive)) {
                return;
            }
        } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            fill(value, composite, random, depth + 1);
        } else {
            return;
        }
        child.getMutator().addValue(element, value);
    }

    private static IBase create(BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> definition) {
        Object arguments = child.getInstanceConstructorArguments();
        return arguments == null ? definition.newInstance() : definition.newInstance(arguments);
    }

    /** Dates, numbers and codes of a closed list cannot hold a name. */
    private static boolean setSecret(IPrimitiveType<?> primitive) {
        try {
            primitive.setValueAsString(SECRET);
            return true;
        } catch (IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException closed) {
            return false;
        }
    }
}
