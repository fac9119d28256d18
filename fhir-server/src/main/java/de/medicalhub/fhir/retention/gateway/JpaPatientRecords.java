package de.medicalhub.fhir.retention.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.model.ExpungeOptions;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.retention.control.PatientRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The records in HAPI's store; erased by its expunge. */
@Component
class JpaPatientRecords implements PatientRecords, InitializingBean {
    private static final int AT_ONCE = 200;

    /** The version of what was never changed. */
    private static final String FIRST = "1";

    private static final Logger LOG = LoggerFactory.getLogger(JpaPatientRecords.class);

    /** Types of R4 with an element that holds a content. */
    private static final List<String> HOLDERS = List.of(
            "BodyStructure",
            "Claim",
            "Communication",
            "CommunicationRequest",
            "Consent",
            "Contract",
            "DiagnosticReport",
            "DocumentReference",
            "HealthcareService",
            "Library",
            "Media",
            "Patient",
            "Person",
            "Practitioner",
            "QuestionnaireResponse",
            "RelatedPerson",
            "Task");

    private static final String HELD = "select r.res_type, r.fhir_id, v.res_text_vc from hfj_resource r"
            + " join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver"
            + " where r.res_type = any (?) and r.res_deleted_at is null and v.res_text_vc like '%Binary/%'"
            + " and exists (select from unnest(?::text[]) as wanted (content)"
            + " where v.res_text_vc like '%' || wanted.content || '%')";

    /** Types that R4 leaves out of the Patient compartment, with the parameter that names the patient. */
    private static final Map<String, String> BEYOND_COMPARTMENT = Map.of("Task", "patient", "Device", "patient");

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final FhirContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ErasureRegister register;

    JpaPatientRecords(
            DaoRegistry daos,
            IFhirSystemDao<Bundle, Meta> system,
            FhirContext context,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.daos = daos;
        this.system = system;
        this.context = context;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.register = new ErasureRegister(jdbc);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(new ClassPathResource("erasure.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public List<Resource> about(String patient) {
        Map<String, Resource> found = new LinkedHashMap<>();
        SearchParameterMap self = new SearchParameterMap("_id", new TokenParam(new IdType(patient).getIdPart()));
        search("Patient", self, found);
        if (found.isEmpty()) {
            return List.of();
        }
        for (String type : daos.getRegisteredDaoTypes()) {
            for (String parameter : parameters(type)) {
                search(type, new SearchParameterMap(parameter, new ReferenceParam(patient)), found);
            }
        }
        binaries(found);
        provenances(found);
        return List.copyOf(found.values());
    }

    @Override
    public Set<String> heldElsewhere(List<String> binaries, List<String> going) {
        Set<String> held = new LinkedHashSet<>();
        if (!binaries.isEmpty()) {
            jdbc.query(
                    HELD,
                    statement -> {
                        statement.setArray(1, statement.getConnection().createArrayOf("text", HOLDERS.toArray()));
                        statement.setArray(2, statement.getConnection().createArrayOf("text", binaries.toArray()));
                    },
                    (RowCallbackHandler) row -> {
                        if (!going.contains(row.getString(1) + "/" + row.getString(2))) {
                            addContents((Resource) context.newJsonParser().parseResource(row.getString(3)), held);
                        }
                    });
        }
        return held.stream().map(id -> "Binary/" + id).collect(Collectors.toSet());
    }

    @Override
    public void delete(String patient, List<String> references) {
        Bundle deletion = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        references.forEach(reference -> deletion.addEntry()
                .getRequest()
                .setMethod(Bundle.HTTPVerb.DELETE)
                .setUrl(reference));
        transaction.executeWithoutResult(status -> {
            references.forEach(reference -> jdbc.update(
                    "insert into erasure_rest (reference, patient) values (?, ?) on conflict (reference) do nothing",
                    reference,
                    patient));
            system.transactionNested(new SystemRequestDetails(), deletion);
            register.add(references);
        });
    }

    @Override
    public List<Resource> late(String patient) {
        Map<String, Resource> found = new LinkedHashMap<>();
        jdbc.query(
                "select distinct s.res_type, s.fhir_id from hfj_resource p"
                        + " join hfj_res_link l on l.target_resource_id = p.res_id"
                        + " join hfj_resource s on s.res_id = l.src_resource_id and s.res_deleted_at is null"
                        + " where p.res_type = 'Patient' and p.fhir_id = ? and p.res_deleted_at is not null",
                row -> {
                    search(
                            row.getString("res_type"),
                            new SearchParameterMap("_id", new TokenParam(row.getString("fhir_id"))),
                            found);
                },
                new IdType(patient).getIdPart());
        return List.copyOf(found.values());
    }

    @Override
    public List<String> unfinished(String patient) {
        return jdbc.queryForList(
                "select reference from erasure_rest where patient = ? order by reference", String.class, patient);
    }

    @Override
    public void finish(String patient) {
        ExpungeOptions everything =
                new ExpungeOptions().setExpungeDeletedResources(true).setExpungeOldVersions(true);
        for (String reference : unfinished(patient)) {
            IdType id = new IdType(reference);
            try {
                daos.getResourceDao(id.getResourceType()).expunge(id, everything, new SystemRequestDetails());
            } catch (ResourceNotFoundException gone) {
                LOG.debug("Erased before, only not noted"); // The server stopped between the two.
            }
            jdbc.update("delete from erasure_rest where reference = ?", reference);
        }
    }

    @Override
    public List<String> outlived(Instant moment, String afterId, int most) {
        return register.outlived(moment, afterId, most);
    }

    @Override
    public int count() {
        return register.patients();
    }

    @Override
    public List<Erased> erasedAfter(int position, int most) {
        return register.after(position, most);
    }

    private Set<String> parameters(String type) {
        Set<String> parameters = new LinkedHashSet<>();
        for (RuntimeSearchParam parameter :
                context.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient")) {
            parameters.add(parameter.getName());
        }
        String beyond = BEYOND_COMPARTMENT.get(type);
        if (beyond != null) {
            parameters.add(beyond);
        }
        if (type.equals(new Patient().fhirType()) || type.equals(new Provenance().fhirType())) {
            parameters.clear();
        }
        return parameters;
    }

    /** What they hold, such as documents, messages and photos, and held in former versions; no search parameter leads there. */
    private void binaries(Map<String, Resource> found) {
        Set<String> held = new LinkedHashSet<>();
        found.values().forEach(record -> addContents(record, held));
        List<String> changed = found.entrySet().stream()
                .filter(record -> !FIRST.equals(record.getValue().getMeta().getVersionId()))
                .map(Map.Entry::getKey)
                .toList();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            formerVersions(changed.subList(from, Math.min(changed.size(), from + AT_ONCE)))
                    .forEach(former -> addContents(former, held));
        }
        held.forEach(id -> search("Binary", new SearchParameterMap("_id", new TokenParam(id)), found));
    }

    private void addContents(Resource record, Set<String> held) {
        context.newTerser().getAllPopulatedChildElementsOfType(record, Attachment.class).stream()
                .filter(Attachment::hasUrl)
                .map(attachment -> new IdType(attachment.getUrl()))
                .filter(id -> "Binary".equals(id.getResourceType()) && id.hasIdPart())
                .forEach(id -> held.add(id.getIdPart()));
    }

    /** Those that name a Binary at all. */
    private List<Resource> formerVersions(List<String> references) {
        Object[] types = references.stream()
                .map(reference -> new IdType(reference).getResourceType())
                .toArray();
        Object[] ids = references.stream()
                .map(reference -> new IdType(reference).getIdPart())
                .toArray();
        return jdbc.query(
                "select v.res_text_vc from unnest(?::text[], ?::text[]) as wanted (type, id)"
                        + " join hfj_resource r on r.res_type = wanted.type and r.fhir_id = wanted.id"
                        + " join hfj_res_ver v on v.res_id = r.res_id and v.res_ver < r.res_ver"
                        + " where v.res_text_vc like '%Binary/%'",
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", types));
                    statement.setArray(2, statement.getConnection().createArrayOf("text", ids));
                },
                (row, index) -> (Resource) context.newJsonParser().parseResource(row.getString(1)));
    }

    /** A Provenance is about the patient whose records it is about. */
    private void provenances(Map<String, Resource> found) {
        List<String> targets = new ArrayList<>(found.keySet());
        for (int from = 0; from < targets.size(); from += AT_ONCE) {
            ReferenceOrListParam wanted = new ReferenceOrListParam();
            targets.subList(from, Math.min(targets.size(), from + AT_ONCE))
                    .forEach(target -> wanted.addOr(new ReferenceParam(target)));
            search("Provenance", new SearchParameterMap().add("target", wanted), found);
        }
    }

    private void search(String type, SearchParameterMap criteria, Map<String, Resource> found) {
        criteria.setLoadSynchronous(true);
        IFhirResourceDao<?> dao = daos.getResourceDao(type);
        for (IBaseResource resource : dao.searchForResources(criteria, new SystemRequestDetails())) {
            found.put(type + "/" + resource.getIdElement().getIdPart(), (Resource) resource);
        }
    }
}
