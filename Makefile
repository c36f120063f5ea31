.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench shots

help:   ## Show these commands
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10
setup:  ## Install what running, testing and developing need
	python -m pip install -r requirements-dev.txt
run:    ## Open the dashboard
	streamlit run app.py
test:   ## Run every test
	pytest -n 2 --dist loadfile
lint:   ## Format, then check style
	ruff format . && ruff check .
bench:  ## Time start-up and reruns of every page
	python -m benchmarks.app
shots:  ## Take the screenshots in docs/
	python -m docs.screenshots
