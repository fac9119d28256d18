package de.medicalhub.fhir.profile.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.profile.control.PackageReport;
import de.medicalhub.fhir.profile.control.Packages;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code GET ImplementationGuide/$packages}: what was loaded, for the administrator. */
@Component
@FhirProvider
public class PackagesProvider {
    private final Packages packages;

    PackagesProvider(Packages packages) {
        this.packages = packages;
    }

    /** In the order of dependencies, own package first; then the files that could not be read. */
    @Operation(name = "$packages", type = ImplementationGuide.class, idempotent = true)
    public Parameters packages() {
        Parameters answer = new Parameters();
        packages.report().forEach(report -> add(answer.addParameter().setName("package"), report));
        packages.unreadable().forEach(line -> answer.addParameter("not-loaded", line));
        return answer;
    }

    private static void add(ParametersParameterComponent part, PackageReport report) {
        part.addPart().setName("name").setValue(new StringType(report.id().name()));
        part.addPart()
                .setName("version")
                .setValue(new StringType(report.id().version().text()));
        part.addPart().setName("file").setValue(new StringType(report.file()));
        part.addPart().setName("sha256").setValue(new StringType(report.sha256()));
        new TreeMap<>(report.counts())
                .forEach((type, count) -> part.addPart().setName(type).setValue(new IntegerType(count.intValue())));
        report.remarks().forEach(remark -> part.addPart().setName("remark").setValue(new StringType(remark)));
    }
}
