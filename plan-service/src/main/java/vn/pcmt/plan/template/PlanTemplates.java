package vn.pcmt.plan.template;

import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored plan templates, by id. */
interface PlanTemplates extends MongoRepository<PlanTemplate, String> {}
