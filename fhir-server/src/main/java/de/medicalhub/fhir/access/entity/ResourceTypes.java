package de.medicalhub.fhir.access.entity;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups of FHIR R4 resource types, as the access table speaks of them. A type in no group is read by nobody. */
public final class ResourceTypes {
    /** Who and what exists in the district, and the words of the records: no patient's data. */
    public static final Set<String> DIRECTORY = Set.of(
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "HealthcareService",
            "Medication",
            "CodeSystem",
            "ValueSet",
            "ConceptMap",
            "NamingSystem",
            "StructureDefinition",
            "SearchParameter",
            "OperationDefinition",
            "ImplementationGuide");

    /** Further types without a patient's data, for those who run the server. */
    public static final Set<String> OPERATING = Set.of(
            "Subscription",
            "Endpoint",
            "Schedule",
            "Slot",
            "Questionnaire",
            "PlanDefinition",
            "ActivityDefinition",
            "Library",
            "Substance",
            "OrganizationAffiliation",
            "InsurancePlan");

    /** When somebody has time: no patient's data. */
    public static final Set<String> TIMES = Set.of("Schedule", "Slot");

    /** What a document holds; about those whom {@code Binary.securityContext} is about. */
    public static final Set<String> CONTENT = Set.of("Binary");

    /** Everything that may be about a patient: the Patient compartment of R4, Task and Device. */
    public static final Set<String> ABOUT_PATIENTS = Stream.of(
                    "Account AdverseEvent AllergyIntolerance Appointment AppointmentResponse Basic BodyStructure",
                    "CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression Communication",
                    "CommunicationRequest Composition Condition Consent Coverage CoverageEligibilityRequest",
                    "CoverageEligibilityResponse DetectedIssue Device DeviceRequest DeviceUseStatement",
                    "DiagnosticReport DocumentManifest DocumentReference Encounter EpisodeOfCare",
                    "ExplanationOfBenefit FamilyMemberHistory Flag Goal ImagingStudy Immunization",
                    "ImmunizationEvaluation ImmunizationRecommendation Invoice List MeasureReport Media",
                    "MedicationAdministration MedicationDispense MedicationRequest MedicationStatement",
                    "MolecularSequence NutritionOrder Observation Patient Procedure Provenance",
                    "QuestionnaireResponse RelatedPerson RequestGroup RiskAssessment ServiceRequest Specimen",
                    "SupplyDelivery SupplyRequest Task VisionPrescription")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    /** What a relative reads who is told of appointments, rides and deliveries. */
    public static final Set<String> OF_RELATIVES = Set.of(
            "Patient",
            "Appointment",
            "Task",
            "SupplyDelivery",
            "CarePlan",
            "CareTeam",
            "RelatedPerson",
            "Consent",
            "Communication");

    /** What a relative reads who is told everything; of consents, relatives and messages only the own ones. */
    public static final Set<String> OF_CONFIDANTS = ABOUT_PATIENTS.stream()
            .filter(type -> !Set.of("RelatedPerson", "Consent", "Communication", "CommunicationRequest")
                    .contains(type))
            .collect(Collectors.toUnmodifiableSet());

    private ResourceTypes() {}

    /**
     * All types of the groups.
     *
     * @param aboutPatients those that may be about patients, or those that never are
     */
    public static Set<String> all(boolean aboutPatients) {
        return aboutPatients
                ? Stream.concat(ABOUT_PATIENTS.stream(), CONTENT.stream()).collect(Collectors.toUnmodifiableSet())
                : Stream.concat(DIRECTORY.stream(), OPERATING.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
