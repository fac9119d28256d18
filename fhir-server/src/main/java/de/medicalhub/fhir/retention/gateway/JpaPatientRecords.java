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
import de.medicalhub.fhir.retention.control.HeldContents;
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
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The records in HAPI's store; erased by its expunge. */
@Component
@DependsOn("entityManagerFactory") // of whose tables the script adds an index
class JpaPatientRecords implements PatientRecords, InitializingBean {
    private static final int AT_ONCE = 200;

    /** The version of what was never changed. */
    private static final String FIRST = "1";

    private static final Logger LOG = LoggerFactory.getLogger(JpaPatientRecords.class);

    /** Types that R4 leaves out of the Patient compartment, with the parameter that names the patient. */
    private static final Map<String, String> BEYOND_COMPARTMENT = Map.of("Task", "patient", "Device", "patient");

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final FhirContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ErasureRegister register;
    private final StoredTexts texts;

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
        this.texts = new StoredTexts(jdbc, context);
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
        return texts.heldElsewhere(binaries, going);
    }

    @Override
    public void delete(String patient, List<String> references) {
        Bundle deletion = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        references.forEach(reference -> deletion.addEntry()
                .getRequest()
                .setMethod(Bundle.HTTPVerb.DELETE)
                .setUrl(reference));
        transaction.executeWithoutResult(status -> {
            note(patient, references);
            system.transactionNested(new SystemRequestDetails(), deletion);
            register.add(references);
        });
    }

    private void note(String patient, List<String> references) {
        references.forEach(reference -> jdbc.update(
                "insert into erasure_rest (reference, patient) values (?, ?) on conflict (reference) do nothing",
                reference,
                patient));
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
    public List<Resource> left(String patient) {
        Map<String, Resource> found = new LinkedHashMap<>();
        texts.formerContents(texts.deleted(patient)).forEach(id -> content(id, found));
        return List.copyOf(found.values());
    }

    @Override
    public List<String> unfinished(String patient) {
        Set<String> rest = new LinkedHashSet<>(noted(patient));
        rest.addAll(texts.deleted(patient));
        return List.copyOf(rest);
    }

    private List<String> noted(String patient) {
        return jdbc.queryForList(
                "select reference from erasure_rest where patient = ? order by reference", String.class, patient);
    }

    @Override
    public void finish(String patient) {
        ExpungeOptions everything =
                new ExpungeOptions().setExpungeDeletedResources(true).setExpungeOldVersions(true);
        noteDeleted(patient);
        for (String reference : noted(patient)) {
            IdType id = new IdType(reference);
            try {
                daos.getResourceDao(id.getResourceType()).expunge(id, everything, new SystemRequestDetails());
            } catch (ResourceNotFoundException gone) {
                LOG.debug("Erased before, only not noted"); // The server stopped between the two.
            }
            jdbc.update("delete from erasure_rest where reference = ?", reference);
        }
    }

    /** What was deleted before, as a draft may be, is still in history. */
    private void noteDeleted(String patient) {
        Set<String> before = new LinkedHashSet<>(texts.deleted(patient));
        before.removeAll(noted(patient));
        if (!before.isEmpty()) {
            List<String> references = List.copyOf(before);
            transaction.executeWithoutResult(status -> {
                note(patient, references);
                register.add(references);
            });
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
        found.values().forEach(record -> held.addAll(HeldContents.of(record)));
        held.addAll(texts.formerContents(found.entrySet().stream()
                .filter(record -> !FIRST.equals(record.getValue().getMeta().getVersionId()))
                .map(Map.Entry::getKey)
                .toList()));
        held.forEach(id -> content(id, found));
    }

    private void content(String id, Map<String, Resource> found) {
        search("Binary", new SearchParameterMap("_id", new TokenParam(id)), found);
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
