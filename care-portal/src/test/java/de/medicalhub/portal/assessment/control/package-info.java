@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.assessment.control;
