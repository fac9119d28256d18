package de.medicalhub.fhir.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import de.medicalhub.common.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "de.medicalhub.fhir", importOptions = ImportOption.DoNotIncludeTests.class)
class FhirArchitectureTest extends ArchitectureRules {}
